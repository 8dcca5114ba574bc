import AssentHTML
import AssentModel
import Foundation
import Testing

@Suite("A validator that reads many pages")
struct ValidatorReuseTests {
  private static func pages(_ folder: String) throws -> [RenderedPage] {
    let url = try #require(Bundle.module.resourceURL).appending(path: folder)
    let files = try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil).filter { $0.pathExtension == "html" }
    let english = try #require(LocaleTag("en"))
    return try files.sorted { $0.path < $1.path }.map { file in
      RenderedPage(path: file.lastPathComponent, locale: english, bytes: Array(try Data(contentsOf: file)))
    }
  }

  @Test("A validator that has read every other page finds what a new one finds")
  func allPages() throws {
    let pages = try Self.pages("Valid") + Self.pages("Broken")
    var used = HTMLValidator()
    for page in pages + pages.reversed() { _ = used.validate(page, links: nil) }
    for page in pages {
      var new = HTMLValidator()
      #expect(used.validate(page, links: nil).findings == new.validate(page, links: nil).findings, "\(page.path)")
    }
  }

  @Test(
    "A start tag that was right in one place is judged anew in another",
    arguments: [
      ("<ul><li>Text</li></ul>", "<div><li>Text</li></div>", ["content-model"]),
      ("<p><a href=\"/a\">Text</a></p>", "<p><a href=\"/b\">Text <span><a href=\"/a\">Text</a></span></a></p>", ["nested-interactive"]),
      ("<p><img src=\"/a.png\" alt=\"\"/></p>", "<p><img src=\"/a.png\"/></p>", ["alt"]),
      ("<p><br/></p>", "<p><br></br></p>", ["void-element"]),
      ("<p data-a=\"b\">Text</p>", "<p datb-a=\"b\">Text</p>", ["unknown-attribute"]),
      ("<p title=\"b\" lang=\"fr\">Text</p>", "<p title=\"b\" lang=\"f\">Text</p>", ["language-tag"]),
      ("<p title=\"1\">Text</p>", "<p tabindex=\"1\">Text</p>", ["tabindex"]),
    ])
  func places(right: String, wrong: String, rules: [String]) throws {
    var validator = HTMLValidator()
    #expect(validator.validate(try Pages.rendered(Pages.page(right)), links: nil).findings == [])
    #expect(validator.validate(try Pages.rendered(Pages.page(wrong)), links: nil).findings.map(\.rule) == rules)
    #expect(validator.validate(try Pages.rendered(Pages.page(right)), links: nil).findings == [])
  }

  @Test("Links are judged by the site at hand and by where the page is")
  func sites() throws {
    let large = LinkTargets(paths: ["/en/a.html", "/b.html"], baseURL: "https://example.com", basePath: "")
    let small = LinkTargets(paths: ["/b.html"], baseURL: "https://example.com", basePath: "")
    let absolute = Pages.page("<p><a href=\"/en/a.html\">Text</a></p>")
    let relative = Pages.page("<p><a href=\"a.html\">Text</a></p>")
    var validator = HTMLValidator()
    for _ in 0..<2 {
      #expect(validator.validate(try Pages.rendered(absolute), links: large).findings == [])
      #expect(validator.validate(try Pages.rendered(absolute), links: small).findings.map(\.rule) == ["internal-link"])
      #expect(validator.validate(try Pages.rendered(absolute), links: nil).findings == [])
      #expect(validator.validate(try Pages.rendered(relative), links: large).findings == [])
      #expect(validator.validate(try Pages.rendered(relative, path: "b.html"), links: large).findings.map(\.rule) == ["internal-link"])
    }
  }

  @Test("A style sheet that was right is judged anew when anything in it changes")
  func sheets() throws {
    let rules = String(repeating: "p { margin: 0; background: radial-gradient(red, blue); }\n", count: 40)
    let right = Pages.page(head: "<style>\(rules)a { background: url(/a.png); }\n\(rules)</style>")
    let wrong = Pages.page(head: "<style>\(rules)a { background: url(//a.pn); }\n\(rules)</style>")
    var validator = HTMLValidator()
    for _ in 0..<2 {
      #expect(validator.validate(try Pages.rendered(right), links: nil).findings == [])
      #expect(validator.validate(try Pages.rendered(wrong), links: nil).findings.map(\.rule) == ["style-content"])
    }
  }

  @Test("Twelve thousand tags and a thousand nests of elements are judged like the first")
  func limits() throws {
    var validator = HTMLValidator()
    for page in 0..<12 {
      let tags = (0..<1000).map { "<p title=\"\(page) \($0)\">Text</p>" }.joined(separator: "\n")
      #expect(validator.validate(try Pages.rendered(Pages.page(tags)), links: nil).findings == [])
    }
    let names = ["div", "section", "article", "aside", "blockquote", "figure"]
    for first in names {
      let nests = names.flatMap { second in names.flatMap { third in names.map { [first, second, third, $0] } } }.map { nest in
        nest.map { "<\($0)>" }.joined() + "<p>Text</p>" + nest.reversed().map { "</\($0)>" }.joined()
      }
      #expect(validator.validate(try Pages.rendered(Pages.page(nests.joined(separator: "\n"))), links: nil).findings == [])
      let wrong = nests.joined(separator: "\n") + "<div><li>Text</li></div>"
      #expect(validator.validate(try Pages.rendered(Pages.page(wrong)), links: nil).findings.map(\.rule) == ["content-model"])
    }
  }
}
