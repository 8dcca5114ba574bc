import AssentLocalization
import AssentModel
import Foundation
import Testing

@testable import AssentDocuments

@Suite("The prose of documents")
struct PseudoTextTests {
  private static func upper(_ text: String) -> Document? {
    Document.parse(Array(text.utf8), file: "a.md") { $0.map { $0.uppercased() } }.document
  }

  private static func html(_ document: Document?) throws -> [RenderedDocument.Piece] {
    try #require(document).render { .url($0.path) }.pieces
  }

  private static let head = "---\ntitle: \"t\"\ndescription: d\n---\n"

  @Test(
    "Prose changes, and what isn't prose stays",
    arguments: [
      ("# one {#one}", "# ONE {#one}"), ("a `code` b", "A `code` B"), ("[text](path.md#x \"t\") b", "[TEXT](path.md#x \"t\") B"),
      ("![alt](a.png)", "![ALT](a.png)"), ("a {brand} b", "A {brand} B"),
      ("[!UICONTROL Save] it, [!DNL Lumen]", "[!UICONTROL Save] IT, [!DNL Lumen]"),
      ("**bold** _it_", "**BOLD** _IT_"), ("a &amp; b &#160; c", "A &amp; B &#160; C"),
      ("a <b>c</b> <https://x.example>", "A <b>C</b> <https://x.example>"),
      ("- one\n- two\n  more", "- ONE\n- TWO\n  MORE"), ("1. one\n2. two", "1. ONE\n2. TWO"), (">[!NOTE]\n>\n>text", ">[!NOTE]\n>\n>TEXT"),
      ("```\ncode\n```\nb", "```\ncode\n```\nB"), ("a\n\n    code\n\nb", "A\n\n    code\n\nB"),
      ("<div>\nraw\n</div>\n\nb", "<div>\nraw\n</div>\n\nB"),
      ("| a | b |\n| --- | --- |\n| c `x` | d |", "| A | B |\n| --- | --- |\n| C `x` | D |"),
      ("[r]: path.md\n\n[r] and [t][r]", "[r]: path.md\n\n[R](path.md) AND [T](path.md)"),
      ("a\n===", "A\n==="), ("a  \nb\\\nc", "A  \nB\\\nC"), ("a \\* b", "A \\* B"), ("see https://x.example/a b", "SEE https://x.example/a B"),
      ("a ``b ` c`` d", "A ``b ` c`` D"),
      ("---", "---"), ("~~~ swift\nlet\n~~~", "~~~ swift\nlet\n~~~"), ("a `open b", "A `OPEN B"),
    ])
  func changes(_ text: String, _ expected: String) throws {
    let changed = try Self.html(Self.upper(Self.head + text))
    #expect(try changed == Self.html(Document.parse(Self.head + expected, file: "a.md").document))
  }

  @Test("The title and the description change, and other fields of the front matter stay")
  func frontMatter() throws {
    let text = "---\ntitle: 'a {brand} b'\nexl-id: abc\ndescription: |\n  x\nworkflow-type: ht\n---\n"
    let head = try #require(Self.upper(text)).frontMatter
    #expect(head.title == "A {brand} B" && head.description.hasPrefix("X"))
    #expect(head["exl-id"]?.value == "abc" && head.workflowType == "ht" && head.titleLocation.line == 2)
    #expect(Self.upper("---\ntitle: a") == nil)
  }

  @Test("The texts of a block come together, so that brackets go around it")
  func blocks() {
    let text = Self.head + "a `b` c\nd\n\n- e\n- f {g}\n\n**h** i\n\n`j`\n"
    var blocks: [[String]] = []
    _ = Document.parse(Array(text.utf8), file: "a.md") { texts in
      blocks.append(texts)
      return texts
    }
    #expect(blocks == [["a ", " c", "d"], ["e"], ["f ", ""], ["", "h", " i"], [""], ["t"], ["d"]])
  }

  @Test("The site's own documents keep their headings, links and fields", arguments: Pseudolocalization.allCases)
  func site(_ style: Pseudolocalization) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Locales").standardizedFileURL
    let names = try #require(FileManager.default.enumerator(atPath: root.path())).compactMap { $0 as? String }.filter { $0.hasSuffix(".md") }
    #expect(names.count > 50)
    for name in names {
      let source = [UInt8](try Data(contentsOf: root.appending(path: name)))
      let (before, _) = Document.parse(source, file: name)
      let (after, findings) = Document.parse(source, file: name, replacingProse: style.transform)
      let document = try #require(before)
      let other = try #require(after)
      #expect(findings.isEmpty, "\(name): \(findings)")
      #expect(other.headings.map(\.level) == document.headings.map(\.level) && other.headings.map(\.anchor) == document.headings.map(\.anchor))
      #expect(other.links.map(\.destination) == document.links.map(\.destination))
      #expect(zip(other.headings, document.headings).allSatisfy { $0.text != $1.text }, "\(name)")
      #expect(other.frontMatter.title != document.frontMatter.title && other.frontMatter.description != document.frontMatter.description)
      #expect(other.frontMatter.fields.map(\.key) == document.frontMatter.fields.map(\.key))
      let tags = { (document: Document) in Self.tags(document) }
      #expect(tags(other) == tags(document), "\(name)")
    }
  }

  /// The tags and places of a rendered document, without its text.
  private static func tags(_ document: Document) -> [String] {
    document.render { _ in .url("x") }.pieces.flatMap { piece -> [String] in
      switch piece {
      case .placeholder(let name, _, _): return ["{\(name)}"]
      case .string(let key): return [key]
      case .html(let html): return html.split(separator: "<").compactMap { $0.contains(">") ? $0.split(separator: ">").first.map(String.init) : nil }
      }
    }
  }

  @Test(
    "Documents of any content are read without a fault",
    arguments: [
      "", "---", "---\n---", "---\n---\n[", "---\n---\n](", "---\n---\n`", "---\n---\n|\n|-", "---\n---\n> > - 1. # ", "---\n---\n\\", "---\n---\n{",
      "---\n---\n&", "---\n---\n<", "---\ntitle: \"\n---\n\\\n![\n",
    ])
  func hostile(_ text: String) {
    _ = Self.upper(text)
    _ = Self.upper(text + String(repeating: "[a](", count: 2_000))
  }
}
