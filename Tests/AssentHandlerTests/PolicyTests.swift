import AssentHTML
import AssentModel
import Testing

@testable import AssentHandler

@Suite("What the Content-Security-Policy blocks")
struct PolicyTests {
  /// Something that a page asks of a browser.
  struct Request: Sendable, CustomTestStringConvertible {
    var directive: String
    var address: String
    /// The markup that asks for it.
    var markup: String
    var isInHead = false
    var testDescription: String { markup }
  }

  private static let origin = "https://example.com"

  @Test("A page with what the handler's policy blocks isn't published, and one with what it lets through is", arguments: requests)
  func bothSides(request: Request) throws {
    let policy = SecurityHeaders.contentSecurityPolicy(styleHashes: [], assets: ["assets/a.css", "assets/a.woff2"])
    #expect(try isProven(request) == Self.lets(request, through: policy), "\(policy)")
  }

  @Test("Style sheets and fonts are let through when the site has any")
  func followsAssets() {
    let policy = SecurityHeaders.contentSecurityPolicy(styleHashes: ["sha256-AAAA"], assets: ["assets/a.png"])
    #expect(
      policy == "default-src 'none'; style-src 'sha256-AAAA'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
    #expect(SecurityHeaders.contentSecurityPolicy(styleHashes: [], assets: ["assets/b.otf"]).contains("; font-src 'self';"))
  }

  private func isProven(_ request: Request) throws -> Bool {
    let page = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <title>Title</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      \(request.isInHead ? request.markup : "")
      </head>
      <body>
      <h1>Heading</h1>
      \(request.isInHead ? "" : request.markup)
      </body>
      </html>
      """
    let links = LinkTargets(
      paths: ["/x", "/x.png", "/x.css", "/x.html", "/p/x"], baseURL: Self.origin, basePath: "", locales: [])
    var validator = HTMLValidator()
    return validator.validate(RenderedPage(path: "en/x.html", locale: try #require(LocaleTag("en")), bytes: Array(page.utf8)), links: links).page
      != nil
  }

  /// Whether a browser lets a request through.
  ///
  /// Source: Content Security Policy Level 3, sections 6.7.2 and 6.8.3.
  private static func lets(_ request: Request, through policy: String) -> Bool {
    var sources: [String: [Substring]] = [:]
    for directive in policy.split(separator: ";") {
      let words = directive.split(separator: " ")
      sources[String(words[0])] = Array(words.dropFirst())
    }
    let allowed = sources[request.directive] ?? sources["default-src"] ?? []
    if request.address.hasPrefix("data:") { return allowed.contains("data:") }
    let isOwn = request.address.hasPrefix("/") && !request.address.hasPrefix("//") || request.address.hasPrefix(origin + "/")
    return isOwn && allowed.contains("'self'")
  }

  private static let requests = ["/x", "https://example.com/x", "https://other.example/x", "//other.example/x", "data:text/plain,x"].flatMap(
    requests(of:))

  private static func requests(of address: String) -> [Request] {
    [
      Request(directive: "img-src", address: address, markup: "<p><img src=\"\(address)\" alt=\"\"/></p>"),
      Request(directive: "img-src", address: address, markup: "<style>a { background: url(\(address)) }</style>", isInHead: true),
      Request(directive: "img-src", address: address, markup: "<link rel=\"icon\" href=\"\(address)\"/>", isInHead: true),
      Request(
        directive: "font-src", address: address, markup: "<style>@font-face { font-family: A; src: url(\"\(address)\") }</style>", isInHead: true),
      Request(directive: "font-src", address: address, markup: "<link rel=\"preload\" as=\"font\" href=\"\(address)\"/>", isInHead: true),
      Request(directive: "style-src", address: address, markup: "<link rel=\"stylesheet\" href=\"\(address)\"/>", isInHead: true),
      Request(directive: "manifest-src", address: address, markup: "<link rel=\"manifest\" href=\"\(address)\"/>", isInHead: true),
      Request(directive: "connect-src", address: address, markup: "<link rel=\"prefetch\" href=\"\(address)\"/>", isInHead: true),
      Request(directive: "frame-src", address: address, markup: "<p><iframe src=\"\(address)\" title=\"x\"></iframe></p>"),
      Request(directive: "object-src", address: address, markup: "<p><object data=\"\(address)\"></object></p>"),
      Request(directive: "object-src", address: address, markup: "<p><embed src=\"\(address)\"/></p>"),
      Request(directive: "media-src", address: address, markup: "<p><audio controls=\"\" src=\"\(address)\"></audio></p>"),
      Request(directive: "media-src", address: address, markup: "<p><video controls=\"\"><source src=\"\(address)\"/></video></p>"),
      Request(directive: "script-src", address: address, markup: "<script src=\"\(address)\"></script>", isInHead: true),
      Request(
        directive: "form-action", address: address, markup: "<form action=\"\(address)\" method=\"post\"><p><button>x</button></p></form>"),
      Request(
        directive: "form-action", address: address,
        markup: "<form action=\"/x\" method=\"post\"><p><button formaction=\"\(address)\">x</button></p></form>"),
    ]
  }
}
