import AssentModel
import AssentStore
import HTTPTypes
import Hummingbird
import NIOCore

/// The form that was sent with a link.
struct ChoiceForm: Sendable {
  private let fields: [FormField]

  /// Reads the body of a request.
  ///
  /// - Parameter sizeLimit: the most bytes of a body.
  /// - Throws: ``Refusal`` when the body is too large, breaks off, isn't of a form's type, or is no form.
  init(_ request: Request, sizeLimit: Int) async throws(Refusal) {
    let type = HeaderParameters(request.headers[.contentType] ?? "")
    let isMultipart = type.value == "multipart/form-data"
    guard isMultipart || type.value == "application/x-www-form-urlencoded" else { throw Refusal.noForm }
    let body = try await Self.body(of: request, sizeLimit: sizeLimit)
    let fields =
      isMultipart
      ? type["boundary"].flatMap { $0.isEmpty ? nil : MultipartForm.fields(of: body, boundary: $0) }
      : URLEncodedForm.fields(of: body)
    guard let fields else { throw Refusal.badForm }
    self.fields = fields
  }

  private static func body(of request: Request, sizeLimit: Int) async throws(Refusal) -> [UInt8] {
    let length = request.headers[.contentLength].flatMap { Int($0) }
    if let length, length > sizeLimit { throw .tooLarge }
    var body: [UInt8] = []
    do {
      for try await part in request.body {
        guard body.count + part.readableBytes <= sizeLimit else { throw Refusal.tooLarge }
        body.append(contentsOf: part.readableBytesView)
      }
    } catch {
      throw error as? Refusal ?? .brokenOff
    }
    // What has come must not be taken for the whole.
    guard length == nil || length == body.count else { throw .brokenOff }
    return body
  }

  /// Whether a mail program sent it for its own unsubscribe button.
  ///
  /// Source: RFC 8058 section 3.1.
  var isOneClick: Bool { fields.contains(FormField(name: "List-Unsubscribe", value: "One-Click")) }

  /// What was ticked in the preferences form.
  ///
  /// - Throws: ``Refusal/badForm`` when it isn't that form, or a value is no scope.
  func ticked() throws(Refusal) -> Set<Scope> {
    guard fields.contains(FormField(name: "form", value: "preferences")) else { throw .badForm }
    return try scopes("choice")
  }

  /// Of what the site offers, that which stood in the preferences form: a box that the person never saw was not left empty by them.
  ///
  /// A form that doesn't say what stood in it is held to have shown everything.
  /// - Throws: ``Refusal/badForm`` when a value is no scope.
  func offered(of site: [Scope]) throws(Refusal) -> [Scope] {
    let shown = try scopes("offered")
    return shown.isEmpty ? site : site.filter { shown.contains($0) }
  }

  private func scopes(_ name: String) throws(Refusal) -> Set<Scope> {
    var scopes: Set<Scope> = []
    for field in fields where field.name == name {
      guard let scope = UInt16(field.value).flatMap({ Scope(code: $0) }) else { throw .badForm }
      scopes.insert(scope)
    }
    return scopes
  }
}
