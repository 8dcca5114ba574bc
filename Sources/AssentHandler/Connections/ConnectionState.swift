import HTTPTypes
import NIOHTTP1

/// The answer to what isn't, or isn't yet, a request that the handler could answer with a page.
struct ConnectionRefusal: Hashable, Sendable {
  let status: HTTPResponseStatus
  var retryAfter: Int?
  /// What there was too much of, when that is the reason.
  var limit: RequestLimit?

  static let malformed = ConnectionRefusal(status: .badRequest)
  static let timeout = ConnectionRefusal(status: .requestTimeout)
  static let targetTooLong = ConnectionRefusal(status: .uriTooLong)
  static let headerTooLarge = ConnectionRefusal(status: .requestHeaderFieldsTooLarge)
  static let tooManyConnections = ConnectionRefusal(status: .serviceUnavailable, retryAfter: 5, limit: .connections)
  static let tooManyOfClient = ConnectionRefusal(status: .tooManyRequests, retryAfter: 5, limit: .clientConnections)

  var text: String { "\(status.code) \(status.reasonPhrase)\n" }

  /// It is the last answer of its connection.
  func head(isSecure: Bool) -> HTTPResponseHead {
    var fields: HTTPFields = [.contentType: "text/plain; charset=utf-8"]
    SecurityHeaders.keepPrivate(&fields)
    SecurityHeaders.addWithoutSite(to: &fields)
    if isSecure { SecurityHeaders.requireHTTPS(&fields) }
    var headers = HTTPHeaders(fields.map { ($0.name.canonicalName, $0.value) })
    headers.add(name: "content-length", value: "\(text.utf8.count)")
    headers.add(name: "connection", value: "close")
    if let retryAfter { headers.add(name: "retry-after", value: "\(retryAfter)") }
    return HTTPResponseHead(version: .http1_1, status: status, headers: headers)
  }
}
