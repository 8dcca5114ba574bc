import AssentModel
import Testing

@testable import AssentDocuments
@testable import AssentQuality

@Suite struct OutlineTests {
  private static let document = """
    ---
    title: Stop
    description: How to stop.
    ---

    # Stop *now* {#stop}

    We stop `code` and [!UICONTROL Save **it**] for {scope}, d&#39;accord
    on [this page](guide.md#a "Title"), H<sub>2</sub>O, [!DNL Campaign].

    >[!NOTE]
    >
    >Mind **that**.

    > [!TIP] One line.

    1. One

       More of one
    2. Two
       - Inner

    | A | B |
    | --- | --- |
    | `x` | ![A lamp](lamp.png) |

    ```swift
    let a = 1
    ```

    ---

    <!-- comment -->
    """

  @Test func `The blocks of a document stand in the order of the text with their lines`() throws {
    let outline = try #require(DocumentOutline.parse(Self.document, file: "a.md"))
    let kinds: [OutlineBlock.Kind] = [
      .heading(level: 1, anchor: "stop", isNamed: true), .paragraph, .quoteStart(alert: "NOTE"), .paragraph, .quoteEnd, .quoteStart(alert: "TIP"),
      .paragraph, .quoteEnd, .listItem(isOrdered: true, depth: 1, position: 1), .paragraph, .listItem(isOrdered: true, depth: 1, position: 2),
      .listItem(isOrdered: false, depth: 2, position: 1), .tableCell(row: 0, column: 0), .tableCell(row: 0, column: 1),
      .tableCell(row: 1, column: 0), .tableCell(row: 1, column: 1), .code(language: "swift", text: "let a = 1\n"), .thematicBreak,
      .html("<!-- comment -->\n"),
    ]
    #expect(outline.blocks.map(\.kind) == kinds)
    #expect(outline.blocks.map(\.line) == [6, 8, 11, 13, 13, 15, 15, 15, 17, 19, 20, 21, 23, 23, 25, 25, 27, 31, 33])
    #expect(outline.wordCount == Document.parse(Self.document, file: "a.md").document?.wordCount)
  }

  @Test func `What isn't prose is masked and kept`() throws {
    let outline = try #require(DocumentOutline.parse(Self.document, file: "a.md"))
    #expect(outline.blocks[0].text?.text == "Stop now")
    let text = try #require(outline.blocks[1].text)
    #expect(text.text == "We stop \u{FFFC} and \u{FFFC} for \u{FFFC}, d'accord on this page, H\u{FFFC}2\u{FFFC}O, \u{FFFC}.")
    #expect(text.parts.map(\.kind) == [.code, .control, .placeholder, .html, .html, .doNotLocalize])
    #expect(text.parts.map(\.text) == ["code", "Save it", "scope", "<sub>", "</sub>", "Campaign"])
    #expect(text.parts.map(\.line) == [8, 8, 8, 9, 9, 9])
    #expect(text.links.map(\.destination) == ["guide.md#a"])
    #expect(text.links.map(\.line) == [9])
    #expect(text.spelledOut == "We stop code and Save it for {scope}, d'accord on this page, H2O, Campaign.")
    #expect(outline.blocks[6].text?.text == "One line.")
    #expect(outline.blocks[15].text?.images.map(\.text) == ["A lamp"])
  }

  @Test(arguments: [
    "", "---", "---\n---", "\u{FFFC}", "[!UICONTROL ", "[!DNL [!DNL a] b]", "{", "# {#", "> [!NOTE]", "|a|\n|-|\n|{|", "- ", "\u{202E}",
  ])
  func `Any text has an outline or none`(_ text: String) {
    for source in [text, "---\ntitle: a\n---\n" + text, String(repeating: text, count: 5000)] {
      let outline = DocumentOutline.parse(source, file: "a.md")
      #expect(outline?.wordCount == Document.parse(source, file: "a.md").document?.wordCount)
    }
  }

  @Test func `Passages know what they were translated from`() throws {
    let english = try #require(LocaleTag("en"))
    let french = try #require(LocaleTag("fr"))
    let source = try #require(
      DocumentOutline.parse(
        "---\ntitle: Stop\ndescription: Now\n---\n# Stop {#a}\n\nOne.\n\nTwo.\n\n## B {#b}\n\nThree ![A](a.png).\n\n", file: "en.md"))
    let translation = try #require(
      DocumentOutline.parse("---\ntitle: Arrêt\ndescription: Ici\n---\n# Arrêt {#a}\n\nUn.\n\n## B {#b}\n\nTrois ![Un](a.png).\n\n", file: "fr.md"))
    let originals = DocumentPassages(source, path: "a.md", locale: english, isSource: true)
    let passages = DocumentPassages(translation, path: "a.md", locale: french, isSource: false, original: originals).passages
    #expect(passages.map(\.text) == ["Arrêt", "Ici", "Arrêt", "Un.", "B", "Trois \u{FFFC}.", "Un"])
    #expect(passages.map { $0.original?.text } == ["Stop", "Now", "Stop", nil, "B", "Three \u{FFFC}.", "A"])
    #expect(passages.map(\.role) == [.title, .description, .heading, .paragraph, .heading, .paragraph, .alternative])
    #expect(passages.allSatisfy { $0.subject == .document("a.md") })
  }
}
