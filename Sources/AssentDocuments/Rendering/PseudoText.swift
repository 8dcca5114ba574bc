/// Replaces the prose of a document, block by block, and leaves all else as it is: code, targets of links, HTML, anchors, markers of alerts,
/// placeholders, addresses, and the words of `[!UICONTROL ...]` and its kin.
struct PseudoText: CommonMarkVisitor {
  /// Takes the texts of a block between what isn't prose in it, and returns as many.
  typealias Replacement = ([String]) -> [String]

  /// The texts of the headings as they were: links lead to anchors that are made from them.
  private(set) var headingTexts: [String] = []
  private let replace: Replacement
  private var reading = ReadingState(firstLine: 1)
  private var nodes: [(node: CommonMarkNode, parts: [Part])] = []
  /// Whether a `[!UICONTROL ...]` goes on in the next text.
  private var isInSpan = false

  private struct Part {
    var text: ArraySlice<UInt8>
    var isProse: Bool
  }

  init(_ replace: @escaping Replacement) { self.replace = replace }

  mutating func enter(_ node: CommonMarkNode) -> Bool {
    if reading.hides(node) { return false }
    switch node.kind {
    case .blockQuote:
      if let marker = AlertMarker(of: node) { reading.hide(marker) }
    case .heading: headingTexts.append(reading.beginHeading(node).text)
    case .text: add(node)
    default: break
    }
    // Brackets go around the whole, also where it begins with code or emphasis.
    if node.holdsText, let first = node.firstChild, first.kind != .text { node.prependText() }
    return true
  }

  mutating func leave(_ node: CommonMarkNode) {
    guard node.holdsText else { return }
    reading.endHeading()
    let texts = nodes.flatMap(\.parts).filter(\.isProse).map { String(decoding: $0.text, as: UTF8.self) }
    var replaced = replace(texts)[...]
    if replaced.count == texts.count {
      for (node, parts) in nodes {
        node.setLiteral(parts.flatMap { part in part.isProse ? Array((replaced.popFirst() ?? "").utf8) : Array(part.text) })
      }
    }
    nodes = []
    isInSpan = false
  }

  private mutating func add(_ node: CommonMarkNode) {
    let literal = node.literal
    let shown = reading.visible(literal, of: node)
    var parts = [Part(text: literal[..<shown.startIndex], isProse: false)]
    parts += Self.parts(of: shown, isInSpan: &isInSpan)
    parts.append(Part(text: literal[shown.endIndex...], isProse: false))
    nodes.append((node, parts))
  }

  /// Cuts a text into what is prose and what isn't.
  private static func parts(of text: ArraySlice<UInt8>, isInSpan: inout Bool) -> [Part] {
    var parts: [Part] = []
    var rest = text
    var index = rest.startIndex
    while !rest.isEmpty {
      if isInSpan {
        let end = rest.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
        isInSpan = end == nil
        parts.append(Part(text: rest[..<(end ?? rest.endIndex)], isProse: false))
        rest = rest[(end ?? rest.endIndex)...]
        index = rest.startIndex
        continue
      }
      guard index < rest.endIndex else { break }
      isInSpan = rest[index] == UInt8(ascii: "[") && UISpan(text, at: index) != nil
      guard let end = isInSpan ? index : self.end(rest[index...]) else {
        index += 1
        continue
      }
      parts.append(Part(text: rest[..<index], isProse: true))
      parts.append(Part(text: rest[index..<end], isProse: false))
      rest = rest[end...]
      index = end
    }
    return parts + [Part(text: rest, isProse: true)]
  }

  /// Where a placeholder or an address ends that begins the text; `nil` when it begins with prose.
  private static func end(_ text: ArraySlice<UInt8>) -> Int? {
    switch text.first {
    case UInt8(ascii: "{"): return text.firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
    case UInt8(ascii: "h"), UInt8(ascii: "w"):
      guard ["http://", "https://", "www."].contains(where: { text.starts(with: $0.utf8) }) else { return nil }
      return text.firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ")") } ?? text.endIndex
    default: return nil
    }
  }

  /// A title or a description, in which placeholders may stand.
  static func replacing(_ text: String, with replace: Replacement) -> String {
    var isInSpan = false
    let parts = parts(of: Array(text.utf8)[...], isInSpan: &isInSpan)
    var replaced = replace(parts.filter(\.isProse).map { String(decoding: $0.text, as: UTF8.self) })[...]
    return parts.map { part in part.isProse ? replaced.popFirst() ?? "" : String(decoding: part.text, as: UTF8.self) }.joined()
  }
}

extension CommonMarkNode {
  /// Whether running text stands in the node, without a block around it.
  fileprivate var holdsText: Bool {
    switch kind {
    case .paragraph, .heading, .tableCell: true
    default: false
    }
  }
}
