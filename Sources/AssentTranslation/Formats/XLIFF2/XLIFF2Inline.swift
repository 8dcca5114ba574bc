import AssentHTML

/// Turns the content of `source` and `target` into the syntax of string tables.
struct XLIFF2Inline {
  private let data: [String: String]
  /// What the placeholders of the source stand for, by their ids.
  private var known: [String: String] = [:]
  var problems: [String] = []

  init(data: [String: String], sources: XMLElement?) {
    self.data = data
    if let sources { collect(sources) }
  }

  private mutating func collect(_ element: XMLElement) {
    for child in element.elements {
      if child.name == "ph", let id = child["id"], let text = own(child) { known[id] = text }
      collect(child)
    }
  }

  private func own(_ element: XMLElement) -> String? {
    element["dataRef"].flatMap { data[$0] } ?? element["disp"] ?? element["equiv"].flatMap { $0.isEmpty ? nil : $0 }
  }

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
    case "ph":
      if let text = own(element) ?? (element["copyOf"] ?? element["id"]).flatMap({ known[$0] }) { return text }
      problems.append("nothing says what its <ph id=\"\(element["id"] ?? "")\"/> stands for")
    case "cp":
      if let scalar = element["hex"].flatMap({ PlainText.character($0) }) { return String(Character(scalar)) }
      problems.append("its <cp/> is no character")
    case "mrk": return text(of: element)
    case "sm", "em": return ""
    default: problems.append("it has an element <\(element.name)> that was not sent")
    }
    return ""
  }
}
