extension BodyRenderer {
  mutating func beginHeading(_ node: CommonMarkNode) {
    let level = node.headingLevel
    var text = node.plainText
    var anchor: String?
    if let last = node.lastChild, last.kind == .text, case let literal = last.literal, let start = Self.anchorStart(literal) {
      let end = literal.count - 1 - literal.reversed().prefix { $0 == UInt8(ascii: " ") }.count
      let name = String(decoding: literal[(start + 2)..<end], as: UTF8.self)
      if Self.isAnchor(name) {
        anchor = name
      } else {
        report(
          "heading-anchor", line: line(node), "'{#\(name)}' is no anchor", hint: "Use letters, digits, hyphens, dots and underscores: {#name}")
      }
      var visible = start
      while visible > 0, literal[visible - 1] == UInt8(ascii: " ") { visible -= 1 }
      headingEnd = (last, visible)
      text = String(text.utf8.dropLast(literal.count - visible)) ?? text
    }
    let id = headings.add(level: level, anchor: anchor, text: text, line: line(node))
    beginBlock(node)
    output.markup("<h\(level) id=\"")
    output.attribute(id)
    output.markup("\">")
  }

  mutating func endHeading(_ node: CommonMarkNode) {
    headingEnd = nil
    output.markup("</h\(node.headingLevel)>\n")
  }

  /// Where `{#` begins when the text ends with an anchor.
  private static func anchorStart(_ text: [UInt8]) -> Int? {
    guard text.last(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: "}"),
      let start = text.lastIndex(of: UInt8(ascii: "{")), start + 2 < text.count, text[start + 1] == UInt8(ascii: "#")
    else { return nil }
    return start
  }

  private static func isAnchor(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.:".unicodeScalars.contains($0) }
  }
}
