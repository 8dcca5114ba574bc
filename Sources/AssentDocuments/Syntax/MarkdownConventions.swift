import AssentFormats
import AssentModel

/// The `[!NOTE]` that makes a block quote an alert.
struct AlertMarker {
  /// In capitals; it need not be one of `kinds`.
  let word: String
  /// The nodes that the marker takes up wholly.
  let hidden: [CommonMarkNode]
  /// The text that the marker begins, and how many of its bytes it takes up.
  let trimmed: (node: CommonMarkNode, count: Int)?

  /// The words that make a block quote an alert.
  static let kinds: Set<String> = ["NOTE", "TIP", "IMPORTANT", "CAUTION", "WARNING"]

  /// `nil` when the first paragraph of the quote doesn't begin with a word such as `[!NOTE]`.
  init?(of quote: CommonMarkNode) {
    guard let paragraph = quote.firstChild, paragraph.kind == .paragraph, let text = paragraph.firstChild, text.kind == .text else { return nil }
    let literal = text.literal
    guard literal.starts(with: "[!".utf8), let end = literal.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let word = String(decoding: literal[2..<end], as: UTF8.self).uppercased()
    guard !word.isEmpty, word.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
    let rest = literal[(end + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard rest.isEmpty || rest.startIndex > end + 1 else { return nil }
    self.word = word
    if !rest.isEmpty {
      trimmed = (text, rest.startIndex)
      hidden = []
    } else if let next = text.next {
      trimmed = nil
      hidden = next.kind == .softBreak || next.kind == .lineBreak ? [text, next] : [text]
    } else {
      trimmed = nil
      hidden = [paragraph]
    }
  }
}

/// The `{#name}` at the end of a heading.
struct HeadingAnchor {
  let name: String
  /// The text that it ends, and where what is shown of it ends.
  let node: CommonMarkNode
  let visibleCount: Int
  /// How many bytes of the heading's text aren't shown.
  let hiddenCount: Int

  /// `nil` when the heading ends with none.
  init?(of heading: CommonMarkNode) {
    guard let last = heading.lastChild, last.kind == .text, case let literal = last.literal, let start = Self.start(literal) else { return nil }
    let end = literal.count - 1 - literal.reversed().prefix { $0 == UInt8(ascii: " ") }.count
    name = String(decoding: literal[(start + 2)..<end], as: UTF8.self)
    var visible = start
    while visible > 0, literal[visible - 1] == UInt8(ascii: " ") { visible -= 1 }
    node = last
    visibleCount = visible
    hiddenCount = literal.count - visible
  }

  /// Whether it can be an id.
  var isValid: Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.:".unicodeScalars.contains($0) }
  }

  /// Where `{#` begins when the text ends with an anchor.
  private static func start(_ text: [UInt8]) -> Int? {
    guard text.last(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: "}"),
      let start = text.lastIndex(of: UInt8(ascii: "{")), start + 2 < text.count, text[start + 1] == UInt8(ascii: "#")
    else { return nil }
    return start
  }
}

/// A placeholder in running text, such as `{brand}`.
struct PlaceholderName {
  let text: String
  /// Behind the closing brace.
  let end: Int

  /// `nil` when the brace at the index doesn't begin one; a doubled brace doesn't.
  init?(_ source: ArraySlice<UInt8>, at start: Int) {
    if start > source.startIndex, source[start - 1] == UInt8(ascii: "{") { return nil }
    guard case (.name(let name), let end)? = Placeholder.read(source, at: start) else { return nil }
    text = name
    self.end = end
  }
}

/// The beginning of `[!UICONTROL Save]` or `[!DNL Campaign]`.
struct UISpan {
  let kind: Kind
  /// Behind the word and the space.
  let end: Int

  enum Kind {
    case control
    case doNotLocalize
  }

  /// The tag that it becomes.
  var opening: String { kind == .control ? "<span class=\"ui-control\">" : "<span class=\"do-not-localize\" translate=\"no\">" }

  /// `nil` when the bracket at the index begins neither.
  init?(_ source: ArraySlice<UInt8>, at start: Int) {
    let rest = source[start...]
    if rest.starts(with: "[!UICONTROL ".utf8) {
      kind = .control
      end = start + 12
    } else if rest.starts(with: "[!DNL ".utf8) {
      kind = .doNotLocalize
      end = start + 6
    } else {
      return nil
    }
  }

  /// Whether a span ends; that it doesn't is remembered, so that a text full of beginnings is searched once.
  ///
  /// - Parameter unclosed: the node whose remaining text has no closing bracket.
  func isClosed(in text: ArraySlice<UInt8>, of node: CommonMarkNode, unclosed: inout CommonMarkNode?) -> Bool {
    if let unclosed, unclosed == node.parent { return false }
    guard let bracket = nextBracket(in: text, of: node) else {
      unclosed = node.parent
      return false
    }
    return bracket == UInt8(ascii: "]")
  }

  /// The next bracket in the rest of the text or in the texts beside it; `nil` when there is none.
  private func nextBracket(in source: ArraySlice<UInt8>, of node: CommonMarkNode) -> UInt8? {
    if let bracket = source[end...].first(where: Self.isBracket) { return bracket }
    var sibling = node.next
    while let current = sibling {
      if current.kind == .text, let bracket = current.literal.first(where: Self.isBracket) { return bracket }
      sibling = current.next
    }
    return nil
  }

  private static func isBracket(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "]") || byte == UInt8(ascii: "[") }
}
