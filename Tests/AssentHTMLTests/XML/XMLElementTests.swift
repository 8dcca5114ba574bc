import AssentHTML
import AssentModel
import Testing

@Suite("XML files")
struct XMLElementTests {
  private func parse(_ text: String) -> (root: XMLElement?, findings: [Finding]) { XMLElement.parse(Array(text.utf8), file: "a.xml") }

  @Test("Elements, attributes, namespaces, texts and lines come in the order of the file")
  func reads() throws {
    let root = try #require(
      parse(
        """
        <?xml version="1.0"?>
        <!DOCTYPE a>
        <a xmlns="urn:a" xmlns:b="urn:b" x="1 &amp; 2 &#38; &lt;"
           b:y="é&#10;">
          <b:c
            z='"'/>t&amp;<![CDATA[<u>]]><!-- no --><d xml:space="preserve"> </d></a>
        """
      ).root)
    #expect(root.name == "a" && root.namespace == "urn:a" && root.line == 3)
    #expect(root.attributes == [XMLAttribute("x", "1 & 2 & <"), XMLAttribute("y", namespace: "urn:b", "é\n")])
    #expect(root["x"] == "1 & 2 & <" && root["y"] == nil && root["y", "urn:b"] == "é\n")
    let c = try #require(root.first("c"))
    #expect(c.namespace == "urn:b" && c.line == 5 && c["z"] == "\"")
    #expect(root.children.map { if case .text(let text) = $0 { text } else { "" } } == ["\n  ", "", "t&<u>", ""])
    #expect(root.first("d")?["space", XMLAttribute.xmlNamespace] == "preserve")
    #expect(root.text == "\n  t&<u> ")
  }

  @Test(
    "What isn't well-formed is refused with its line",
    arguments: [
      ("<a>\n<b></a>", 2), ("", nil), ("<a/>\n<b/>", 2), ("<a>&nbsp;</a>", 1), ("<a x=1/>", 1), ("<a>\n\n<b:c/></a>", 3), ("text", 1),
      ("<a>\u{1}</a>", 1), ("<a", 1), ("<a></a>\n</a>", 2), ("<a x='1' x='2'/>", 1), ("<a>\u{0}</a>", 1),
    ] as [(String, Int?)])
  func refuses(_ text: String, _ line: Int?) throws {
    let parsed = parse(text)
    #expect(parsed.root == nil)
    let first = try #require(parsed.findings.first)
    #expect(first.location?.file == "a.xml")
    if let line { #expect(first.location?.line == line, "\(first)") }
  }

  @Test("Entities of a DTD stay unknown: no bomb, no file, no network")
  func entities() {
    let bomb = """
      <!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;">]><a>&d;</a>
      """
    #expect(parse(bomb).root == nil)
    #expect(parse("<!DOCTYPE a [<!ENTITY p SYSTEM \"file:///etc/passwd\">]><a>&p;</a>").root == nil)
    #expect(parse("<!DOCTYPE a [<!ENTITY p SYSTEM \"file:///etc/passwd\">]><a x=\"&p;\"/>").root == nil)
    let parameter = parse("<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><a>t</a>")
    #expect(parameter.root == nil || parameter.root?.text == "t")
    #expect(parse("<!DOCTYPE a SYSTEM \"http://example.invalid/a.dtd\"><a>t</a>").root?.text == "t")
    #expect(parse("<!DOCTYPE a [<!ATTLIST a x CDATA \"1\">]><a>t</a>").root?.text == "t")
  }

  @Test("Deep nesting is refused, not followed")
  func depth() {
    let deep = String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
    #expect(parse(deep).root == nil)
    let allowed = String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)
    #expect(parse(allowed).root != nil)
  }

  @Test("Other encodings are read by their mark or declaration")
  func encodings() {
    let utf16: [UInt8] = [0xFF, 0xFE] + "<a>é…</a>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(XMLElement.parse(utf16, file: "a.xml").root?.text == "é…")
    #expect(XMLElement.parse([0xEF, 0xBB, 0xBF] + Array("<a>é</a>".utf8), file: "a.xml").root?.text == "é")
    let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9] + Array("</a>".utf8)
    #expect(XMLElement.parse(latin, file: "a.xml").root?.text == "é")
    #expect(XMLElement.parse(Array("<a>".utf8) + [0xE9] + Array("</a>".utf8), file: "a.xml").root == nil)
  }

  @Test(
    "What is written is read again as it was",
    arguments: [
      "", "a", " a ", "<&>\"'", "]]>", "\u{202F}\u{A0}", "👩‍👩‍👧 e\u{301}", "a\r\nb\tc\n", "{{x}} {name}", "\u{200E}\u{2066}x\u{2069}",
    ])
  func roundTrip(_ text: String) throws {
    let element = XMLElement(
      "a", namespace: "urn:a",
      attributes: [
        XMLAttribute("x", text), XMLAttribute("y", namespace: "urn:b", text), XMLAttribute("space", namespace: XMLAttribute.xmlNamespace, "preserve"),
      ],
      children: [
        .element(XMLElement("b", namespace: "urn:b", children: text.isEmpty ? [] : [.text(text)])), .element(XMLElement("c", namespace: "urn:c")),
        .element(XMLElement("d")),
      ])
    let written = XMLWriter(prefixes: ["urn:b": "b"], verbatimElements: ["a"]).text(element)
    var read = try #require(parse(written).root, "\(written)")
    read.forgetLines()
    #expect(read == element, "\(written)")
  }

  @Test("Elements are indented where no text is changed by it")
  func indents() {
    let source = XMLElement("source", children: [.element(XMLElement("ph"))])
    let unit = XMLElement("unit", children: [.element(source), .element(XMLElement("note", children: [.text("n")]))])
    #expect(
      XMLWriter(verbatimElements: ["source"]).text(unit) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <unit>
          <source><ph/></source>
          <note>n</note>
        </unit>

        """)
  }
}

extension XMLElement {
  fileprivate mutating func forgetLines() {
    line = 0
    children = children.map { child in
      guard case .element(var element) = child else { return child }
      element.forgetLines()
      return .element(element)
    }
  }
}
