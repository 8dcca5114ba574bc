import AssentHTML
import AssentModel
import Testing

@Suite("Links within the site")
struct InternalLinkTests {
  private static let links = LinkTargets(
    paths: ["/index.html", "/en/guides/a.html", "/en/guides/index.html", "/en/guides/é.html"], baseURL: "https://example.com/s", basePath: "/s",
    locales: ["en", "nl", "zh-Hant"].compactMap { LocaleTag($0) })

  @Test(
    "Links within the site lead to pages that exist",
    arguments: [
      ("/s/en/guides/a.html", true), ("/s/en/guides/b.html", false), ("/s/", true), ("/s", true), ("/s/guides/", false),
      ("/s/en/guides/", true), ("guides/a.html#x", true), ("../en/guides/a.html", true), ("guides/b.html", false),
      ("https://example.com/s/en/guides/b.html", false), ("https://example.com/s/en/guides/a.html?x#y", true), ("https://example.org/x", true),
      ("mailto:a@example.com", true), ("/s/en/guides/%C3%A9.html", true), ("/s/en/../en/guides/a.html", true),
      ("guides/%2e%2E/guides/./a.html", true),
      ("..", true), ("guides/..", false),
    ])
  func targets(address: String, exists: Bool) throws {
    let findings = try Pages.findings(Pages.page("<p><a href=\"\(address)\">Text</a></p>"), links: Self.links)
    #expect(findings.map(\.rule) == (exists ? [] : ["internal-link"]))
  }

  @Test(
    "A path that leads out of the site is a finding, which says what to write",
    arguments: [
      ("/en/guides/a.html", "Write /s/en/guides/a.html"), ("../../en/guides/a.html", "Write /s/en/guides/a.html"),
      ("/s/../en/guides/a.html", "Write /s/en/guides/a.html"), ("/", "Write /s/"), ("/other/x.html", "Write the whole address"),
      ("/sheets/a.html", "Write the whole address"),
    ])
  func outside(address: String, hint: String) throws {
    let findings = try Pages.findings(Pages.page("<p><a href=\"\(address)\">Text</a></p>"), links: Self.links)
    #expect(findings.map(\.rule) == ["internal-link"])
    #expect(findings.first?.hint?.hasPrefix(hint) == true, "\(findings)")
  }

  @Test("A page of another site on the same host is linked to by its whole address")
  func otherSite() throws {
    #expect(try Pages.findings(Pages.page("<p><a href=\"https://example.com/other/\">Text</a></p>"), links: Self.links) == [])
  }

  @Test(
    "A folder is only a place for a token when it is a locale of the site and has a slot behind it",
    arguments: [
      ("/s/nl/", true, []), ("/s/zh-Hant/", true, []), ("https://example.com/s/nl/", true, []), ("/s/nl/", false, ["internal-link"]),
      ("/s/de/", true, ["internal-link"]), ("/s/faq/", true, ["internal-link"]), ("/s/faq/", false, ["internal-link"]),
      ("/s/api/", false, ["internal-link"]),
    ] as [(String, Bool, [String])])
  func tokens(address: String, hasSlot: Bool, rules: [String]) throws {
    var page = try Pages.rendered(Pages.page("<p><a class=\"x\" href=\"\(address)\">Text</a> <a href=\"/s/\">Text</a></p>"))
    let text = String(decoding: page.bytes, as: UTF8.self)
    let end = try #require(text.firstRange(of: address)).upperBound
    if hasSlot { page.slots = [text.utf8.distance(from: text.startIndex, to: end)] }
    var validator = HTMLValidator()
    #expect(validator.validate(page, links: Self.links).findings.map(\.rule) == rules)
  }

  @Test("A slot in another tag isn't behind the link")
  func otherTag() throws {
    var page = try Pages.rendered(Pages.page("<p><a href=\"/s/nl/\">Text</a> <a href=\"/s/nl/\">Text</a></p>"))
    let text = String(decoding: page.bytes, as: UTF8.self)
    let end = try #require(text.firstRange(of: "/s/nl/")).upperBound
    page.slots = [text.utf8.distance(from: text.startIndex, to: end)]
    var validator = HTMLValidator()
    #expect(validator.validate(page, links: Self.links).findings.count == 1)
  }
}
