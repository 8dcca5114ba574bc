/// What whoever walks the syntax tree of a body knows of the place: which nodes aren't shown, which text of a node is, words, lines.
struct ReadingState {
  /// The line of the file on which the body begins.
  let firstLine: Int
  private(set) var wordCount = 0
  /// The nodes of an alert's marker that aren't shown, and how many bytes of its text.
  private var hidden: [CommonMarkNode] = []
  private var trimmed: (node: CommonMarkNode, count: Int)?
  /// What ends the heading's text: the node that holds its anchor, and where.
  private var headingEnd: (node: CommonMarkNode, offset: Int)?
  /// Whether the text before ended within a word, which goes on in the next inline node.
  private var isInWord = false

  init(firstLine: Int) { self.firstLine = firstLine }

  /// Whether a node is part of an alert's marker.
  func hides(_ node: CommonMarkNode) -> Bool { !hidden.isEmpty && hidden.contains(node) }

  /// Hides the marker at the start of a block quote.
  mutating func hide(_ marker: AlertMarker) {
    if let text = marker.trimmed { trimmed = text }
    if !marker.hidden.isEmpty { hidden = marker.hidden }
  }

  /// Begins a heading, of whose text the anchor isn't shown.
  ///
  /// - Returns: the anchor, `nil` when the heading has none, and the text without it.
  mutating func beginHeading(_ node: CommonMarkNode) -> (anchor: HeadingAnchor?, text: String) {
    let text = node.plainText
    guard let anchor = HeadingAnchor(of: node) else { return (nil, text) }
    headingEnd = (anchor.node, anchor.visibleCount)
    return (anchor, String(text.utf8.dropLast(anchor.hiddenCount)) ?? text)
  }

  mutating func endHeading() { headingEnd = nil }

  /// The part of a text that is shown.
  mutating func visible(_ literal: [UInt8], of node: CommonMarkNode) -> ArraySlice<UInt8> {
    var slice = literal[...]
    if let trim = trimmed, trim.node == node {
      slice = slice[trim.count...]
      trimmed = nil
    }
    if let end = headingEnd, end.node == node { slice = slice[..<end.offset] }
    return slice
  }

  /// A word doesn't go on after a line break or in another block.
  mutating func endWord() { isInWord = false }

  /// Counts runs of text between spaces that hold a letter or a digit.
  mutating func countWords(_ text: ArraySlice<UInt8>) {
    for byte in text {
      if byte <= 0x20 {
        isInWord = false
      } else if !isInWord, byte >= 0xC3 && byte != 0xE2 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) {
        isInWord = true
        wordCount += 1
      }
    }
  }

  /// The line of a node in the file: its own, or that of what it stands in, since cmark-gfm doesn't know the line of every inline node.
  func line(_ node: CommonMarkNode) -> Int {
    var current: CommonMarkNode? = node
    while let candidate = current {
      if candidate.line > 0 { return candidate.line - 1 + firstLine }
      current = candidate.parent
    }
    return firstLine
  }
}
