import AssentModel

extension BodyRenderer: CommonMarkVisitor {
  mutating func enter(_ node: CommonMarkNode) -> Bool {
    let kind = node.kind
    if reading.hides(node) { return false }
    switch kind {
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link, .image:
      return enterInline(node, kind)
    default:
      reading.endWord()
    }
    return enterBlock(node, kind)
  }

  private mutating func enterBlock(_ node: CommonMarkNode, _ kind: CommonMarkNode.Kind) -> Bool {
    switch kind {
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link, .image, .document, .other:
      return true
    case .codeBlock:
      codeBlock(node)
      return false
    case .htmlBlock:
      htmlBlock(node)
      return false
    case .thematicBreak:
      beginBlock(node)
      output.markup("<hr/>\n")
      return false
    case .tableRow:
      beginRow(node)
    case .tableCell:
      beginCell()
    case .paragraph:
      guard opens(node) else { return true }
      if isTightParagraph(node) {
        output.origin(line(node))
      } else {
        beginBlock(node)
        output.markup("<p>")
      }
    case .blockQuote:
      beginQuote(node)
    case .heading:
      beginHeading(node)
    case .list:
      guard opens(node) else { return true }
      beginBlock(node)
      let start = node.isOrdered ? node.listStart : 1
      output.markup(!node.isOrdered ? "<ul>\n" : start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n")
    case .item:
      guard opens(node) else { return true }
      beginBlock(node)
      output.markup("<li>")
    case .table:
      guard opens(node) else {
        _ = closes()
        return false
      }
      beginBlock(node)
      table = TableState(alignments: node.alignments)
      output.markup("<table>\n")
    }
    return true
  }

  mutating func leave(_ node: CommonMarkNode) {
    if let last = inlineElements.last, last.owner == node { closeInlineElements(of: node) }
    let kind = node.kind
    switch kind {
    case .emphasis, .strong, .strikethrough, .link:
      leaveInline(node, kind)
    case .paragraph:
      if closes(), !isTightParagraph(node) { output.markup("</p>\n") }
    case .blockQuote:
      let isAlert = alerts.popLast() ?? false
      guard closes() else { break }
      output.line()
      output.markup(isAlert ? "</div>\n" : "</blockquote>\n")
    case .heading:
      endHeading(node)
    case .list:
      guard closes() else { break }
      output.markup(node.isOrdered ? "</ol>\n" : "</ul>\n")
    case .item:
      if closes() { output.markup("</li>\n") }
    case .table:
      if let table, table.isInHeader || table.hasBody { output.markup(table.isInHeader ? "</thead>\n" : "</tbody>\n") }
      table = nil
      if closes() { output.markup("</table>\n") }
    case .tableRow:
      output.markup("</tr>\n")
    case .tableCell:
      output.markup(table?.isInHeader == true ? "</th>\n" : "</td>\n")
    default:
      break
    }
  }

  /// Counts an element in; `false` when it is too deep to be written.
  mutating func opens(_ node: CommonMarkNode) -> Bool {
    depth += 1
    guard depth > BodyScan.deepest else { return true }
    if !hasReportedDepth { reportDepth(line: line(node)) }
    hasReportedDepth = true
    return false
  }

  /// Counts an element out; `false` when it wasn't written.
  mutating func closes() -> Bool {
    depth -= 1
    return depth < BodyScan.deepest
  }

  mutating func beginBlock(_ node: CommonMarkNode) {
    output.line()
    output.origin(line(node))
  }

  /// Whether a paragraph stands in a tight list, where it has no element of its own.
  private func isTightParagraph(_ node: CommonMarkNode) -> Bool {
    guard let item = node.parent, item.kind == .item, let list = item.parent else { return false }
    return list.isTight
  }

  private mutating func beginRow(_ node: CommonMarkNode) {
    let isHeader = node.isHeaderRow
    if isHeader {
      output.markup("<thead>\n")
    } else if table?.hasBody == false {
      output.markup(table?.isInHeader == true ? "</thead>\n<tbody>\n" : "<tbody>\n")
      table?.hasBody = true
    }
    table?.isInHeader = isHeader
    table?.column = 0
    beginBlock(node)
    output.markup("<tr>\n")
  }

  private mutating func beginCell() {
    guard let state = table else { return }
    output.markup(state.isInHeader ? "<th scope=\"col\"" : "<td")
    if state.column < state.alignments.count {
      switch state.alignments[state.column] {
      case UInt8(ascii: "l"): output.markup(" class=\"align-left\"")
      case UInt8(ascii: "c"): output.markup(" class=\"align-center\"")
      case UInt8(ascii: "r"): output.markup(" class=\"align-right\"")
      default: break
      }
    }
    output.markup(">")
    table?.column += 1
  }

  private mutating func codeBlock(_ node: CommonMarkNode) {
    beginBlock(node)
    let language = node.fenceInfo.prefix { Self.isLanguage($0) }
    if language.isEmpty {
      output.markup("<pre><code>")
    } else {
      output.markup("<pre><code class=\"language-\(String(decoding: language, as: UTF8.self))\">")
    }
    var rest = node.literal[...]
    var sourceLine = line(node) + (node.isFenced ? 1 : 0)
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
      output.origin(sourceLine)
      output.text(rest[..<end])
      rest = rest[end...]
      sourceLine += 1
    }
    output.markup("</code></pre>\n")
  }

  private static func isLanguage(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || "+-_#.".utf8.contains(byte)
  }
}
