/// The parsed styles of pages; as a rule all pages share one.
struct StyleSheets {
  private var parsed: [String: ButtonStyleSheet] = [:]

  mutating func sheet(_ style: String) -> ButtonStyleSheet {
    if let sheet = parsed[style] { return sheet }
    let sheet = ButtonStyleSheet(style)
    parsed[style] = sheet
    return sheet
  }
}
