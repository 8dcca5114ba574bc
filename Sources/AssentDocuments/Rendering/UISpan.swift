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
