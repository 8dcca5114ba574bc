import AssentModel
import HTTPTypes
import Hummingbird
import NIOCore

/// What every answer says to a browser, errors included.
enum SecurityHeaders {
  static func add(to headers: inout HTTPFields, site: SiteSnapshot) {
    headers.append(HTTPField(name: .contentSecurityPolicy, value: site.contentSecurityPolicy))
    for field in fixed { headers.append(field) }
  }

  /// Pages take nothing from anywhere but their own inline styles, the site's images and, when there are any, its style sheets.
  static func contentSecurityPolicy(styleHashes: [String], hasStyleSheets: Bool) -> String {
    let styles = (hasStyleSheets ? ["'self'"] : []) + styleHashes.map { "'\($0)'" }
    return """
      default-src 'none'; style-src \(styles.isEmpty ? "'none'" : styles.joined(separator: " ")); img-src 'self' data:; \
      form-action 'self'; base-uri 'none'; frame-ancestors 'none'
      """
  }

  /// For answers that are given before a request is known: a line of text, which needs nothing.
  static func addWithoutSite(to headers: inout HTTPFields) {
    headers[.contentSecurityPolicy] = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    for field in fixed { headers[field.name] = field.value }
  }

  /// Tells a browser that came by HTTPS to do so for a year.
  ///
  /// Source: RFC 6797 section 6.1.
  static func requireHTTPS(_ headers: inout HTTPFields) {
    for field in secure { headers[field.name] = field.value }
  }

  /// Keeps a page out of caches and search engines.
  static func keepPrivate(_ headers: inout HTTPFields) {
    headers[.cacheControl] = "no-store"
    for field in unlisted { headers[field.name] = field.value }
  }

  private static let fixed = fields([
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
  ])
  private static let secure = fields([("Strict-Transport-Security", "max-age=31536000")])
  private static let unlisted = fields([("X-Robots-Tag", "noindex")])

  private static func fields(_ pairs: [(String, String)]) -> [HTTPField] {
    pairs.compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) } }
  }
}

extension Response {
  /// A short answer for one client, which is neither cached nor listed.
  ///
  /// - Parameter type: the media type of the text.
  static func privately(
    _ status: HTTPResponse.Status = .ok, _ text: String, type: String = "text/plain; charset=utf-8", headers: HTTPFields = [:]
  ) -> Response {
    var fields = headers
    fields[.contentType] = type
    SecurityHeaders.keepPrivate(&fields)
    return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
