import AssentDocuments
import AssentModel
import Testing

@Suite struct HeadingTests {
  @Test(
    "The anchor is the one that is named, else made from the text",
    arguments: [
      ("# About{#about-us}", "About", "about-us"), ("# About {#about_us}", "About", "about_us"), ("## A *b* `c` {#x.1} ##", "A b c", "x.1"),
      ("# L’été à la plage !", "L’été à la plage !", "lété-à-la-plage"), ("# Opt-in & Opt-out", "Opt-in & Opt-out", "opt-in-opt-out"),
      ("About {#x}\n===", "About", "x"), ("# ?!", "?!", "section-1"), ("# **Bold** {#b}", "Bold", "b"),
    ])
  func anchors(markdown: String, title: String, anchor: String) throws {
    let text = try RenderedText(markdown)
    #expect(text.document.headings.map(\.text) == [title])
    #expect(text.document.headings.map(\.anchor) == [anchor])
    #expect(text.html.contains("id=\"\(anchor)\""))
    #expect(!text.html.contains("{#"))
    #expect(text.findings == [])
    #expect(text.isWellFormed)
  }

  @Test("Anchors that occur twice are findings, and the page's ids stay unique")
  func duplicates() throws {
    let text = try RenderedText("# A\n\n## A\n\n## B {#a}\n\n## C {#a-2}\n")
    #expect(text.problems == ["duplicate-anchor:7", "duplicate-anchor:9", "duplicate-anchor:11"])
    #expect(Set(text.document.headings.map(\.anchor)).count == 4)
  }

  @Test("An anchor that is no name and a heading without text are findings")
  func badHeadings() throws {
    #expect(try RenderedText("# A {#b c}\n").problems == ["heading-anchor:5"])
    #expect(try RenderedText("a\n\n#\n").problems == ["empty-heading:7"])
    #expect(try RenderedText("# {#only}\n").problems == ["empty-heading:5"])
  }
}
