/// Attributes of inputs that count for some types only.
struct InputAttribute: ElementRule, TagRule {
  let about = RuleDescription("input-attribute", "An input has the attributes of its type", .html("input.html#the-input-element"))
  let elements: ElementSet = [.input]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let type = markup.value(.type, of: node).map { markup.string($0).lowercased() } ?? "text"
    guard InputTypes.all.contains(type) else { return }
    for (attribute, types) in InputTypes.types where markup.has(attribute, node) && !types.contains(type) {
      report.add(node, "\(attribute.spelling) means nothing on an input of type \(type)", hint: "Remove it, or change the type")
    }
    if type == "image" && !markup.has(.src, node) { report.add(node, "An image input has no src", hint: "Add it") }
    if type == "hidden" && (AttributeName.aria.names.contains { markup.has($0, node) }) {
      report.add(node, "A hidden input has aria attributes", hint: "Remove them")
    }
    checkValue(node, type, markup, &report)
  }

  private func checkValue(_ node: Int, _ type: String, _ markup: Markup, _ report: inout Report) {
    guard let value = markup.value(.value, of: node), !value.isEmpty else {
      if markup.has(.value, node) == false && type == "color" { return }
      return
    }
    let text = markup.string(value)
    let isRight =
      switch type {
      case "number", "range": Double(text).map(\.isFinite) ?? false
      case "date": DateTime.isDateOrInstant(text) && text.utf8.count == 10
      case "time": DateTime.isTime(text[...])
      case "color": text.utf8.count == 7 && text.hasPrefix("#") && text.dropFirst().utf8.allSatisfy(ASCII.isHexDigit)
      case "email": markup.has(.multiple, node) || text.split(separator: "@", omittingEmptySubsequences: false).count == 2
      default: true
      }
    if !isRight { report.add(node, "The value '\(text)' isn't one of type \(type)", hint: "Write it in the form of the type, or leave it out") }
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
}
