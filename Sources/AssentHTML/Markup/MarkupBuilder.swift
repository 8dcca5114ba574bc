/// Makes the flat tree from what the parser reports, in document order.
struct MarkupBuilder {
  private(set) var markup = Markup()
  private var open: [Int32] = []
  private var styleStart: Int32 = 0

  mutating func removeAll() {
    markup.removeAll()
    open.removeAll(keepingCapacity: true)
  }

  mutating func openElement(_ element: ElementName, unknownName: some Collection<UInt8>, isSelfClosed: Bool, offset: Int) {
    var ancestors = ElementSet()
    var parent: Int32 = -1
    if let last = open.last {
      parent = last
      ancestors = markup.nodes[Int(last)].ancestors
      ancestors.insert(markup.nodes[Int(last)].element)
    }
    let index = Int32(markup.nodes.count)
    let first = Int32(markup.attributes.count)
    var node = MarkupNode(
      element: element, isSelfClosed: isSelfClosed, parent: parent, end: index + 1, offset: Int32(offset), attributes: first..<first,
      ancestors: ancestors, present: [])
    if element == .unknown { node.unknownName = append(unknownName) }
    if element == .style { styleStart = Int32(markup.text.count) }
    markup.nodes.append(node)
    open.append(index)
  }

  mutating func addAttribute(_ name: AttributeName, unlistedName: some Collection<UInt8>, value: some Collection<UInt8>) {
    let node = markup.nodes.count - 1
    guard node >= 0 else { return }
    var attribute = MarkupAttribute(name: name, value: appendValue(value))
    if !unlistedName.isEmpty { attribute.unlistedName = append(unlistedName) }
    markup.attributes.append(attribute)
    markup.nodes[node].present.insert(name)
    markup.nodes[node].attributes = markup.nodes[node].attributes.lowerBound..<Int32(markup.attributes.count)
    if markup.nodes[node].element == .style { styleStart = Int32(markup.text.count) }
  }

  mutating func closeElement() {
    guard let node = open.popLast() else { return }
    markup.nodes[Int(node)].end = Int32(markup.nodes.count)
    if markup.nodes[Int(node)].element == .style {
      let text = TextRange(start: styleStart, end: Int32(markup.text.count))
      markup.styles.append(Markup.Style(node: Int(node), text: text))
    }
  }

  mutating func addText(_ text: some Collection<UInt8>, offset: Int) {
    guard let node = open.last.map(Int.init) else { return }
    if markup.nodes[node].element == .style { _ = append(text) }
    guard !markup.nodes[node].hasText, text.contains(where: { !ASCII.isSpace($0) }) else { return }
    markup.nodes[node].hasText = true
    markup.nodes[node].textOffset = Int32(offset)
  }

  mutating func addReference() {
    if let node = open.last { markup.nodes[Int(node)].hasReference = true }
  }

  /// The parser hands over the sign & as `&#38;`, for those who would replace entities themselves.
  private mutating func appendValue(_ bytes: some Collection<UInt8>) -> TextRange {
    guard bytes.contains(UInt8(ascii: "&")) else { return append(bytes) }
    let start = Int32(markup.text.count)
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      markup.text.append(byte)
      if byte == UInt8(ascii: "&") && rest.starts(with: "#38;".utf8) { rest = rest.dropFirst(4) }
    }
    return TextRange(start: start, end: Int32(markup.text.count))
  }

  private mutating func append(_ bytes: some Collection<UInt8>) -> TextRange {
    let start = Int32(markup.text.count)
    markup.text.append(contentsOf: bytes)
    return TextRange(start: start, end: Int32(markup.text.count))
  }
}
