extension BodyRenderer {
  mutating func beginHeading(_ node: CommonMarkNode) {
    let level = node.headingLevel
    var text = node.plainText
    let anchor = HeadingAnchor(of: node)
    if let anchor {
      if !anchor.isValid {
        report(
          "heading-anchor", line: line(node), "'{#\(anchor.name)}' is no anchor",
          hint: "Use letters, digits, hyphens, dots and underscores: {#name}")
      }
      headingEnd = (anchor.node, anchor.visibleCount)
      text = String(text.utf8.dropLast(anchor.hiddenCount)) ?? text
    }
    let id = headings.add(level: level, anchor: anchor.flatMap { $0.isValid ? $0.name : nil }, text: text, line: line(node))
    beginBlock(node)
    output.markup("<h\(level) id=\"")
    output.attribute(id)
    output.markup("\">")
  }

  mutating func endHeading(_ node: CommonMarkNode) {
    headingEnd = nil
    output.markup("</h\(node.headingLevel)>\n")
  }
}
