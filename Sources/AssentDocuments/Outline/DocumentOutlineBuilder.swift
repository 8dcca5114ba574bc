/// Turns the syntax tree of a body into blocks.
struct DocumentOutlineBuilder {
  private(set) var blocks: [OutlineBlock] = []
  /// The text of the block that is being read.
  var text = OutlineTextBuilder()
  var reading: ReadingState
  private var headings: HeadingIndex
  private var kind: OutlineBlock.Kind?
  private var lists: [(isOrdered: Bool, position: Int)] = []
  private var row = -1
  private var column = 0

  init(file: String, firstLine: Int) {
    headings = HeadingIndex(file: file)
    reading = ReadingState(firstLine: firstLine)
  }

  mutating func build(_ body: ArraySlice<UInt8>) {
    let scan = BodyScan(body)
    guard let tree = CommonMarkTree(parsing: scan.withoutDeepLines(body), hasPipe: scan.hasPipe, hasTilde: scan.hasTilde) else { return }
    tree.walk(&self)
  }

  func line(_ node: CommonMarkNode) -> Int { reading.line(node) }
}

extension DocumentOutlineBuilder: CommonMarkVisitor {
  mutating func enter(_ node: CommonMarkNode) -> Bool {
    let kind = node.kind
    if reading.hides(node) { return false }
    if kind.isInline { return enterInline(node, kind) }
    reading.endWord()
    switch kind {
    case .heading: beginHeading(node)
    case .paragraph: begin(paragraphKind(node))
    case .tableCell:
      begin(.tableCell(row: row, column: column))
      column += 1
    case .table: row = -1
    case .tableRow:
      row += 1
      column = 0
    case .list: lists.append((node.isOrdered, 0))
    case .item: beginItem(node)
    case .blockQuote: beginQuote(node)
    case .codeBlock: codeBlock(node)
    case .htmlBlock: htmlBlock(node)
    case .thematicBreak: blocks.append(OutlineBlock(.thematicBreak, line: line(node)))
    default: break
    }
    return true
  }

  mutating func leave(_ node: CommonMarkNode) {
    switch node.kind {
    case .heading, .paragraph, .tableCell: end(node)
    case .list: _ = lists.popLast()
    case .blockQuote: blocks.append(OutlineBlock(.quoteEnd, line: blocks.last?.line ?? line(node)))
    default: break
    }
  }

  private mutating func begin(_ kind: OutlineBlock.Kind) {
    self.kind = kind
    text = OutlineTextBuilder()
  }

  private mutating func end(_ node: CommonMarkNode) {
    guard let kind else { return }
    blocks.append(OutlineBlock(kind, line: text.firstLine ?? line(node), text: text.finished()))
    self.kind = nil
    reading.endHeading()
  }

  private mutating func beginHeading(_ node: CommonMarkNode) {
    let (anchor, text) = reading.beginHeading(node)
    let name = anchor.flatMap { $0.isValid ? $0.name : nil }
    let id = headings.add(level: node.headingLevel, anchor: name, text: text, line: line(node))
    begin(.heading(level: node.headingLevel, anchor: id, isNamed: name != nil))
  }

  private func paragraphKind(_ node: CommonMarkNode) -> OutlineBlock.Kind {
    guard let item = node.parent, item.kind == .item, item.firstChild == node, let list = lists.last else { return .paragraph }
    return .listItem(isOrdered: list.isOrdered, depth: lists.count, position: list.position)
  }

  private mutating func beginItem(_ node: CommonMarkNode) {
    guard var list = lists.popLast() else { return }
    list.position += 1
    lists.append(list)
    guard node.firstChild?.kind != .paragraph else { return }
    let kind = OutlineBlock.Kind.listItem(isOrdered: list.isOrdered, depth: lists.count, position: list.position)
    blocks.append(OutlineBlock(kind, line: line(node), text: OutlineTextBuilder().finished()))
  }

  private mutating func beginQuote(_ node: CommonMarkNode) {
    let marker = AlertMarker(of: node).flatMap { AlertMarker.kinds.contains($0.word) ? $0 : nil }
    if let marker { reading.hide(marker) }
    blocks.append(OutlineBlock(.quoteStart(alert: marker?.word), line: line(node)))
  }

  private mutating func codeBlock(_ node: CommonMarkNode) {
    let language = node.fenceInfo.prefix { $0 > 0x20 }
    let kind = OutlineBlock.Kind.code(language: String(decoding: language, as: UTF8.self), text: String(decoding: node.literal, as: UTF8.self))
    blocks.append(OutlineBlock(kind, line: line(node)))
  }

  private mutating func htmlBlock(_ node: CommonMarkNode) {
    let literal = node.literal
    for (_, token) in RawHTML.tokens(literal) {
      if case .text(let text) = token { reading.countWords(text) }
    }
    blocks.append(OutlineBlock(.html(String(decoding: literal, as: UTF8.self)), line: line(node)))
  }
}

extension DocumentOutlineBuilder {
  mutating func enterInline(_ node: CommonMarkNode, _ kind: CommonMarkNode.Kind) -> Bool {
    if text.firstLine == nil { text.firstLine = line(node) }
    switch kind {
    case .text:
      addText(node)
    case .softBreak, .lineBreak:
      reading.endWord()
      text.add([UInt8(ascii: " ")])
    case .code:
      let literal = node.literal
      reading.countWords(literal[...])
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
    default:
      return true
    }
    return false
  }

  private mutating func addText(_ node: CommonMarkNode) {
    let slice = reading.visible(node.literal, of: node)
    reading.countWords(slice)
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
