extension BodyRenderer {
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
    guard let marker = AlertMarker(of: quote) else { return nil }
    guard AlertMarker.kinds.contains(marker.word) else {
      report(
        "unknown-alert", line: line(quote), "'[!\(marker.word)]' is no kind of alert",
        hint: "They are [!NOTE], [!TIP], [!IMPORTANT], [!CAUTION] and [!WARNING]")
      return nil
    }
    if let text = marker.trimmed { trimmed = text }
    if !marker.hidden.isEmpty { hidden = marker.hidden }
    return marker.word
  }
}
