import AssentModel
import Testing

@testable import AssentDocuments

@Suite struct HostileInputTests {
  private static let head = "---\ntitle: T\ndescription: D\n---\n"

  @Test("CR LF and a byte order mark change nothing")
  func lineEndings() throws {
    let text = Self.head + "# A\n\n```\nb\nc\n```\n\nd  \ne\n"
    let plain = try RenderedText(source: text) { _ in .external }
    let windows = try RenderedText(source: "\u{FEFF}" + text.replacing("\n", with: "\r\n")) { _ in .external }
    let old = try RenderedText(source: text.replacing("\n", with: "\r")) { _ in .external }
    #expect(windows.html == plain.html)
    #expect(old.html == plain.html)
    #expect(windows.document.headings == plain.document.headings)
    #expect(windows.findings == [])
  }

  @Test("Bytes that are not UTF-8 are a finding with their line")
  func invalidUTF8() throws {
    let parsed = Document.parse(Array((Self.head + "a\n").utf8) + [0x62, 0xFF, 0x63, 0x0A, 0xC3], file: "a.md")
    #expect(parsed.findings.map(\.rule) == ["invalid-utf8"])
    #expect(parsed.findings.first?.location == SourceLocation("a.md", line: 6))
    let rendered = try #require(parsed.document).render { _ in .external }
    #expect(rendered.pieces == [.html("<p>a\nb\u{FFFD}c\n\u{FFFD}</p>\n")])
  }

  @Test("NUL and control characters don't reach the page")
  func controls() throws {
    let text = try RenderedText("a\u{0}b\u{1}c\u{1B}\u{FFFF}")
    #expect(text.html == "<p>a\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}</p>\n")
    #expect(text.isWellFormed)
  }

  @Test(
    "Nesting without end is a finding, and the page stays shallow",
    arguments: [
      String(repeating: ">", count: 10_000) + " a", String(repeating: "> ", count: 10_000) + "a", String(repeating: "- ", count: 10_000) + "a",
      String(repeating: "1. ", count: 10_000) + "a", (0..<300).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(),
      String(repeating: "*a **b ", count: 500) + String(repeating: "c** d*", count: 500),
    ])
  func nesting(body: String) throws {
    let text = try RenderedText(body)
    #expect(text.findings.contains { $0.rule == "nesting" })
    #expect(text.isWellFormed)
    var depth = 0
    var deepest = 0
    for part in text.html.split(separator: "<") where !part.hasPrefix("hr/") && !part.hasPrefix("br/") {
      depth += part.hasPrefix("/") ? -1 : 1
      deepest = max(deepest, depth)
    }
    #expect(deepest <= 101)
  }

  @Test(
    "Large hostile documents are parsed and rendered", .timeLimit(.minutes(10)),
    arguments: [
      "[", "![", "![l", "*a _a ", "**a *a ", "`a``b", "<!--", "a**b", "[a](", "[a][", "&", "<a ", "<a b='", "\\", "_", "~a ~~b", "{a", "{#",
      "[!UICONTROL ", "[!DNL a ",
      "|", "<div>\n<a b=", "[!DNL *a* ", "[a](#a)\n# a\n", "> a\n", "- a\n\n", "<sup>", "a\n", "# a\n", "[a]: b\n", "|a|b|\n|-|-|\n", "\u{301}", "]",
      "1. ",
    ])
  func large(unit: String) {
    let body = String(repeating: unit, count: 250_000 / unit.utf8.count)
    let parsed = Document.parse(Self.head + body + "\n", file: "a.md")
    let rendered = parsed.document?.render { _ in .url("/") }
    #expect(rendered != nil)
  }

  @Test("A wide table with many short rows is parsed", .timeLimit(.minutes(10)))
  func wideTable() {
    let wide = String(repeating: "|a", count: 1000) + "|\n" + String(repeating: "|-", count: 1000) + "|\n" + String(repeating: "|b|\n", count: 1000)
    #expect(Document.parse(Self.head + wide, file: "a.md").document != nil)
  }

  @Test("A document larger than a megabyte is refused")
  func tooLarge() {
    let parsed = Document.parse(Self.head + String(repeating: "a ", count: 600_000), file: "a.md")
    #expect(parsed.document == nil)
    #expect(parsed.findings.map(\.rule) == ["document-too-large"])
  }

  @Test("Documents that are parsed at the same time don't disturb each other")
  func concurrency() async throws {
    let expected = try RenderedText("a ~~b~~ c\n\n|d|\n|-|\n|e|\n").html
    let same = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<400 {
        group.addTask {
          guard number % 2 == 0 else { return (try? RenderedText("a *b* c [d](e.md)").html) == "<p>a <em>b</em> c <a href=\"/e.md\">d</a></p>\n" }
          return (try? RenderedText("a ~~b~~ c\n\n|d|\n|-|\n|e|\n").html) == expected
        }
      }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(same)
    #expect(expected.contains("<del>b</del>"))
  }
}
