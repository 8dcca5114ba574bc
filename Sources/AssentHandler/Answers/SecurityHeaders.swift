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

  /// `PagePolicy` as a header: style sheets and fonts are let through when the site has any, styles inside pages by their hashes.
  ///
  /// - Parameter assets: the paths of the site's files.
  static func contentSecurityPolicy(styleHashes: [String], assets: Set<String>) -> String {
    let directives = PagePolicy.Directive.allCases.compactMap { directive -> String? in
      var sources = PagePolicy.sources(of: directive).map(\.rawValue)
      switch directive {
      case .style: sources = (assets.contains { $0.hasSuffix(".css") } ? sources : []) + styleHashes.map { "'\($0)'" }
      case .font: if !assets.contains(where: { path in fonts.contains { path.hasSuffix($0) } }) { sources = [] }
      default: break
      }
      // What has no directive of its own falls back to default-src.
      return sources.isEmpty ? nil : "\(directive.rawValue) \(sources.joined(separator: " "))"
    }
    return (["default-src 'none'"] + directives + ["base-uri 'none'", "frame-ancestors 'none'"]).joined(separator: "; ")
  }

  private static let fonts = [".woff2", ".woff", ".ttf", ".otf"]

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
