import AssentFormats
import Testing

@Suite("Text in HTML and XML")
struct MarkupEscapingTests {
  @Test(
    "Markup characters become references",
    arguments: [
      ("a < b > c & d", .content, "a &lt; b &gt; c &amp; d"), ("\"'", .content, "\"'"), ("\"'", .attribute, "&quot;'"),
      ("\"'", .anywhere, "&quot;&#39;"), ("\t\n\r", .content, "\t\n&#13;"), ("\t\n\r", .attribute, "&#9;&#10;&#13;"), ("\t\n\r", .anywhere, "\t\n\r"),
      ("a\u{1}b\u{FFFE}c\u{FFFF}", .content, "a\u{FFFD}b\u{FFFD}c\u{FFFD}"), ("é€😀\u{FFFD}", .attribute, "é€😀\u{FFFD}"), ("", .content, ""),
    ] as [(String, MarkupEscaping.Place, String)])
  func references(text: String, place: MarkupEscaping.Place, markup: String) {
    #expect(MarkupEscaping.escaped(text, in: place).unicodeScalars.elementsEqual(markup.unicodeScalars))
  }

  @Test("A quotation mark that a combining accent follows is escaped", arguments: [.attribute, .anywhere] as [MarkupEscaping.Place])
  func accents(place: MarkupEscaping.Place) {
    #expect(MarkupEscaping.escaped("\"\u{301} <\u{301}", in: place) == "&quot;\u{301} &lt;\u{301}")
    #expect(MarkupEscaping.visible("\"\u{301} <\u{301}") == "&quot;\u{301} &lt;\u{301}")
  }

  @Test(
    "Character references that XML knows can stay",
    arguments: [
      ("a &amp; b &#233; &#x1F; &nbsp; & <", "a &amp; b &#233; &amp;#x1F; &amp;nbsp; &amp; &lt;"), ("&apos;&#xE9;&", "&apos;&#xE9;&amp;"),
    ])
  func keptReferences(text: String, markup: String) {
    var output: [UInt8] = []
    MarkupEscaping.appendKeepingReferences(Array(text.utf8)[...], to: &output, in: .content)
    #expect(String(decoding: output, as: UTF8.self) == markup)
  }

  @Test("A report names the characters that can't be seen")
  func visible() {
    #expect(MarkupEscaping.visible("a\u{200B}b\tc\u{FFFF}") == "a⟨U+200B⟩b&#9;c⟨U+FFFF⟩")
  }
}
