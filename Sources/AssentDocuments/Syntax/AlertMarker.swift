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
