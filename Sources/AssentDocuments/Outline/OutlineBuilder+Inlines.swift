extension OutlineBuilder {
  mutating func enterInline(_ node: CommonMarkNode, _ kind: CommonMarkNode.Kind) -> Bool {
    if text.firstLine == nil { text.firstLine = line(node) }
    switch kind {
    case .text:
      addText(node)
    case .softBreak, .lineBreak:
      isInWord = false
      text.add([UInt8(ascii: " ")])
    case .code:
      let literal = node.literal
      wordCount += BodyRenderer.words(in: literal[...], isInWord: &isInWord)
      text.add(OutlinePart(kind: .code, text: String(decoding: literal, as: UTF8.self), line: line(node)))
    case .htmlInline:
      text.add(OutlinePart(kind: .html, text: String(decoding: node.literal, as: UTF8.self), line: line(node)))
    case .image:
      let image = DocumentLink(kind: .image, destination: node.destination, text: node.plainText, line: line(node))
      text.images.append(image)
      text.add(OutlinePart(kind: .image, text: image.text, line: image.line))
    case .link:
      let start = node.firstChild ?? node
      text.links.append(DocumentLink(kind: .link, destination: node.destination, text: node.plainText, line: line(start)))
      return true
    case .emphasis:
      text.emphasisCount += 1
      return true
    case .strong:
      text.strongCount += 1
      return true
    default:
      return true
    }
    return false
  }

  private mutating func addText(_ node: CommonMarkNode) {
    let literal = node.literal
    var slice = literal[...]
    if let trim = trimmed, trim.node == node {
      slice = slice[trim.count...]
      trimmed = nil
    }
    if let end = headingEnd, end.node == node { slice = slice[..<end.offset] }
    wordCount += BodyRenderer.words(in: slice, isInWord: &isInWord)
    text.add(slice, of: node, line: line(node))
  }
}

extension CommonMarkNode.Kind {
  /// Whether it stands within a line.
  var isInline: Bool {
    switch self {
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link, .image: true
    default: false
    }
  }
}
