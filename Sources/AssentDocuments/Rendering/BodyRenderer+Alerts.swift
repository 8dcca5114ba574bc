extension BodyRenderer {
  /// The words that make a block quote an alert.
  static let alertKinds: Set<String> = ["NOTE", "TIP", "IMPORTANT", "CAUTION", "WARNING"]

  mutating func beginQuote(_ node: CommonMarkNode) {
    let isOpen = opens(node)
    let kind = isOpen ? alertKind(node) : nil
    alerts.append(kind != nil)
    guard isOpen else { return }
    beginBlock(node)
    guard let kind else {
      output.markup("<blockquote>\n")
      return
    }
    let name = kind.lowercased()
    output.markup("<div class=\"alert alert-\(name)\" role=\"note\">\n<p class=\"alert-title\">")
    output.mark(.string("alert.\(name)"))
    output.markup("</p>\n")
  }

  /// The kind of an alert; hides its marker, `[!NOTE]` at the start of the first paragraph. `nil` for other quotes.
  private mutating func alertKind(_ quote: CommonMarkNode) -> String? {
    guard let paragraph = quote.firstChild, paragraph.kind == .paragraph, let text = paragraph.firstChild, text.kind == .text else { return nil }
    let literal = text.literal
    guard literal.starts(with: "[!".utf8), let end = literal.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let word = String(decoding: literal[2..<end], as: UTF8.self).uppercased()
    guard !word.isEmpty, word.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
    let rest = literal[(end + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard rest.isEmpty || rest.startIndex > end + 1 else { return nil }
    guard Self.alertKinds.contains(word) else {
      report(
        "unknown-alert", line: line(quote), "'[!\(word)]' is no kind of alert",
        hint: "They are [!NOTE], [!TIP], [!IMPORTANT], [!CAUTION] and [!WARNING]")
      return nil
    }
    if !rest.isEmpty {
      trimmed = (text, rest.startIndex)
    } else if let next = text.next {
      hidden = [text]
      if next.kind == .softBreak || next.kind == .lineBreak { hidden.append(next) }
    } else {
      hidden = [paragraph]
    }
    return word
  }
}
