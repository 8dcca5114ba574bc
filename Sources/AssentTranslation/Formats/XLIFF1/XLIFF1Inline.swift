import AssentHTML

/// Turns the content of `source` and `target` into the syntax of string tables.
struct XLIFF1Inline {
  /// What the protected elements stand for, by their ids.
  private var known: [String: String] = [:]
  private(set) var problems: [String] = []

  mutating func text(of element: XMLElement) -> String {
    var text = ""
    for child in element.children {
      switch child {
      case .text(let part): text += PlainText.doublingBraces(part)
      case .element(let inline): text += self.inline(inline)
      }
    }
    return text
  }

  private mutating func inline(_ element: XMLElement) -> String {
    switch element.name {
    case "mrk": return text(of: element)
    case "ph", "x":
      let own = element.text.isEmpty ? element["equiv-text"] : element.text
      guard let text = own ?? element["id"].flatMap({ known[$0] }) else {
        problems.append("nothing says what its <\(element.name) id=\"\(element["id"] ?? "")\"/> stands for")
        return ""
      }
      if let id = element["id"] { known[id] = text }
      if text.hasPrefix("U+"), let scalar = PlainText.character(text.dropFirst(2)) { return String(Character(scalar)) }
      return text
    default:
      problems.append("it has an element <\(element.name)> that was not sent")
      return ""
    }
  }
}
