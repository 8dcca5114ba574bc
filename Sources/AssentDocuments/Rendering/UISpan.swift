/// The beginning of `[!UICONTROL Save]` or `[!DNL Campaign]`.
struct UISpan {
  let opening: String
  /// Behind the word and the space.
  let end: Int

  /// `nil` when the bracket at the index begins neither.
  init?(_ source: ArraySlice<UInt8>, at start: Int) {
    let rest = source[start...]
    if rest.starts(with: "[!UICONTROL ".utf8) {
      opening = "<span class=\"ui-control\">"
      end = start + 12
    } else if rest.starts(with: "[!DNL ".utf8) {
      opening = "<span class=\"do-not-localize\" translate=\"no\">"
      end = start + 6
    } else {
      return nil
    }
  }

  /// The next bracket in the rest of the text or in the texts beside it; `nil` when there is none.
  func nextBracket(in source: ArraySlice<UInt8>, of node: CommonMarkNode) -> UInt8? {
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
