import AssentModel

extension MarkupRule {
  static let inputs: [MarkupRule] = [inputAttribute]

  static let inputAttribute = MarkupRule(
    Rule(
      "input-attribute", what: "An attribute or value that an input of its type doesn't have.", why: "Browsers ignore it.",
      example: #"<label>Text <input type="text" checked="checked"/></label>"#, source: .html("input.html#the-input-element")), on: [.input]
  ) { page, node, findings in
    let markup = page.markup
    let type = markup.value(.type, of: node).map { markup.string($0).lowercased() } ?? "text"
    guard InputTypes.all.contains(type) else { return }
    for (attribute, types) in InputTypes.types where markup.has(attribute, node) && !types.contains(type) {
      findings.add(node, "\(attribute.spelling) means nothing on an input of type \(type)", hint: "Remove it, or change the type")
    }
    if type == "image" && !markup.has(.src, node) { findings.add(node, "An image input has no src", hint: "Add it") }
    if type == "hidden" && (AttributeName.aria.names.contains { markup.has($0, node) }) {
      findings.add(node, "A hidden input has aria attributes", hint: "Remove them")
    }
    let value = markup.value(.value, of: node).map(markup.string) ?? ""
    if !InputTypes.accepts(value, type, isMultiple: markup.has(.multiple, node)) {
      findings.add(node, "The value '\(value)' isn't one of type \(type)", hint: "Write it in the form of the type, or leave it out")
    }
  }
}

/// What inputs can be, and which of their attributes count for which.
///
/// Source: HTML Living Standard, section 4.10.5, table of input types and attributes.
enum InputTypes {
  static let all = [
    "hidden", "text", "search", "tel", "url", "email", "password", "date", "month", "week", "time", "datetime-local", "number", "range",
    "color", "checkbox", "radio", "file", "submit", "image", "reset", "button",
  ]

  private static let lines = ["text", "search", "tel", "url", "email", "password"]
  private static let moments = ["date", "month", "week", "time", "datetime-local"]
  private static let buttons = ["submit", "image", "reset", "button"]

  /// The types on which an attribute counts.
  static let types: [(attribute: AttributeName, types: [String])] = [
    (.accept, ["file"]),
    (.alt, ["image"]),
    (.checked, ["checkbox", "radio"]),
    (.dirname, ["hidden", "text", "search", "tel", "url", "email", "password", "submit"]),
    (.formaction, ["submit", "image"]),
    (.formmethod, ["submit", "image"]),
    (.height, ["image"]),
    (.list, ["text", "search", "tel", "url", "email", "number", "range", "color"] + moments),
    (.max, ["number", "range"] + moments),
    (.maxlength, lines),
    (.min, ["number", "range"] + moments),
    (.minlength, lines),
    (.multiple, ["email", "file"]),
    (.pattern, lines),
    (.placeholder, lines + ["number"]),
    (.readonly, lines + moments + ["number"]),
    (.required, lines + moments + ["number", "checkbox", "radio", "file"]),
    (.size, lines),
    (.src, ["image"]),
    (.step, ["number", "range"] + moments),
    (.width, ["image"]),
    (.autocomplete, all.filter { !["checkbox", "radio", "file"].contains($0) && !buttons.contains($0) }),
  ]

  /// Whether an input of a type may begin with the value. An empty value is always accepted.
  static func accepts(_ value: String, _ type: String, isMultiple: Bool) -> Bool {
    guard !value.isEmpty else { return true }
    return switch type {
    case "number", "range": Double(value).map(\.isFinite) ?? false
    case "date": DateTime.isDateOrInstant(value) && value.utf8.count == 10
    case "time": DateTime.isTime(value[...])
    case "color": value.utf8.count == 7 && value.hasPrefix("#") && value.dropFirst().utf8.allSatisfy(ASCII.isHexDigit)
    case "email": isMultiple || value.split(separator: "@", omittingEmptySubsequences: false).count == 2
    default: true
    }
  }
}
