import AssentModel

extension MarkupRule {
  static let inputs: [MarkupRule] = [inputAttribute]

  static let inputAttribute = MarkupRule(
    Rule(
      "input-attribute", what: "An attribute, value or bound that an input or button of its type can't have.", why: "Browsers ignore it.",
      example: #"<label>Text <input type="text" checked="checked"/></label>"#, source: .html("input.html#the-input-element")),
    on: [.input, .button, .textarea]
  ) { page, node, findings in
    let markup = page.markup
    if markup.nodes[node].element == .button {
      guard let type = markup.value(.type, of: node), markup.equalsIgnoringCase(type, "button") || markup.equalsIgnoringCase(type, "reset") else {
        return
      }
      for attribute in ElementAttributes.submitting.names where markup.has(attribute, node) {
        findings.add(node, "\(attribute.spelling) means nothing on a button that sends no form", hint: "Remove it, or write type=\"submit\"")
      }
      return
    }
    checkValues(of: node, in: markup, &findings)
    guard markup.nodes[node].element == .input else { return }
    let type = markup.inputType(node)
    guard InputTypes.all.contains(type) else { return }
    for (attribute, types) in InputTypes.types where markup.has(attribute, node) && !types.contains(type) {
      findings.add(node, "\(attribute.spelling) means nothing on an input of type \(type)", hint: "Remove it, or change the type")
    }
    if type == "image" && !markup.has(.src, node) { findings.add(node, "An image input has no src", hint: "Add it") }
    if type == "hidden" && (AttributeName.aria.names.contains { markup.has($0, node) }) {
      findings.add(node, "A hidden input has aria attributes", hint: "Remove them")
    }
  }

  /// Reports values, bounds, steps and texts that the control can't have.
  private static func checkValues(of node: Int, in markup: Markup, _ findings: inout RuleFindings) {
    if let least = markup.value(.minlength, of: node).flatMap(markup.integer), let most = markup.value(.maxlength, of: node).flatMap(markup.integer),
      least > most
    {
      findings.add(node, "minlength \(least) is above maxlength \(most)", hint: "Set minlength to the lower one")
    }
    guard markup.nodes[node].element == .input else { return }
    let type = markup.inputType(node)
    let hint = InputValue.hint(type)
    let value = markup.value(.value, of: node).map(markup.string) ?? ""
    // An empty value is right for every type.
    if !value.isEmpty && !InputValue.isRight(value, type, isMultiple: markup.has(.multiple, node)) {
      findings.add(node, "The value '\(value)' isn't one of type \(type)", hint: hint)
    }
    if InputTypes.ranges.contains(type) {
      for attribute in [AttributeName.min, .max] {
        guard let bound = markup.value(attribute, of: node).map(markup.string), !InputValue.isRight(bound, type, isMultiple: false) else { continue }
        findings.add(node, "\(attribute.spelling) '\(bound)' isn't a value of type \(type)", hint: hint)
      }
      if let step = markup.value(.step, of: node), !markup.equalsIgnoringCase(step, "any"), HTMLNumber.parse(markup.string(step)) ?? 0 <= 0 {
        findings.add(node, "step can't be '\(markup.string(step))'", hint: "Write any, or a number above 0")
      }
    }
    if let placeholder = markup.value(.placeholder, of: node), markup.string(placeholder).contains(where: \.isNewline) {
      findings.add(node, "The placeholder has a line end", hint: "Write it on one line")
    }
    if type == "file", let accept = markup.value(.accept, of: node).map(markup.string), !InputValue.isFileTypes(accept) {
      findings.add(node, "accept can't be '\(accept)'", hint: "Write it like .pdf, image/png, image/*")
    }
  }
}

extension Markup {
  /// The type of an input, in small letters; `text` without one.
  fileprivate func inputType(_ node: Int) -> String { value(.type, of: node).map { string($0).lowercased() } ?? "text" }
}

/// What inputs can be, and which of their attributes count for which.
///
/// Source: HTML Living Standard, section 4.10.5, table of input types and attributes.
enum InputTypes {
  static let all = [
    "hidden", "text", "search", "tel", "url", "email", "password", "date", "month", "week", "time", "datetime-local", "number", "range",
    "color", "checkbox", "radio", "file", "submit", "image", "reset", "button",
  ]

  fileprivate static let lines = ["text", "search", "tel", "url", "email", "password"]
  private static let moments = ["date", "month", "week", "time", "datetime-local"]
  /// The types whose values have an order.
  fileprivate static let ranges = ["number", "range"] + moments
  private static let buttons = ["submit", "image", "reset", "button"]

  /// The types on which an attribute counts.
  static let types: [(attribute: AttributeName, types: [String])] = [
    (.accept, ["file"]),
    (.alt, ["image"]),
    (.checked, ["checkbox", "radio"]),
    (.dirname, ["hidden", "text", "search", "tel", "url", "email", "password", "submit"]),
    (.alpha, ["color"]),
    (.colorspace, ["color"]),
    (.formaction, ["submit", "image"]),
    (.formenctype, ["submit", "image"]),
    (.formmethod, ["submit", "image"]),
    (.formnovalidate, ["submit", "image"]),
    (.formtarget, ["submit", "image"]),
    (.popovertarget, buttons),
    (.popovertargetaction, buttons),
    (.value, all.filter { $0 != "file" && $0 != "image" }),
    (.height, ["image"]),
    (.list, ["text", "search", "tel", "url", "email", "number", "range", "color"] + moments),
    (.max, ranges),
    (.maxlength, lines),
    (.min, ranges),
    (.minlength, lines),
    (.multiple, ["email", "file"]),
    (.pattern, lines),
    (.placeholder, lines + ["number"]),
    (.readonly, lines + moments + ["number"]),
    (.required, lines + moments + ["number", "checkbox", "radio", "file"]),
    (.size, lines),
    (.src, ["image"]),
    (.step, ranges),
    (.width, ["image"]),
    (.autocomplete, all.filter { !["checkbox", "radio", "file"].contains($0) && !buttons.contains($0) }),
  ]
}

/// The texts that inputs take as values.
///
/// Source: HTML Living Standard, section 4.10.5.1.
private enum InputValue {
  static func isRight(_ value: String, _ type: String, isMultiple: Bool) -> Bool {
    switch type {
    case "number", "range": HTMLNumber.parse(value) != nil
    case "date": DateTime.isDay(value[...])
    case "month": DateTime.isMonth(value)
    case "week": DateTime.isWeek(value)
    case "time": DateTime.isTime(value[...])
    case "datetime-local": DateTime.isLocal(value)
    case "color": value.wholeMatch(of: /#[0-9A-Fa-f]{6}/) != nil
    case "email":
      isMultiple
        ? value.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { isAddress($0.drop(while: \.isWhitespace)) }
        : isAddress(value[...])
    case "url": (try? PageURL(value))?.scheme != nil
    case "text", "search", "tel", "password": !value.contains(where: \.isNewline)
    default: true
    }
  }

  static func hint(_ type: String) -> String {
    switch type {
    case "number", "range": "Write a number such as -0.5"
    case "date": "Write a day such as 2026-11-22"
    case "month": "Write a month such as 2026-11"
    case "week": "Write a week such as 2026-W48"
    case "time": "Write a time such as 10:15"
    case "datetime-local": "Write a day and a time without a zone, such as 2026-11-22T10:15"
    case "color": "Write a colour such as #1a2b3c"
    case "email": "Write an address such as ada@example.com; several, separated by commas, where multiple is set"
    case "url": "Write a whole address such as https://example.com/"
    default: "Write it on one line"
    }
  }

  /// Source: HTML Living Standard, section 4.10.5.1.5, valid e-mail address.
  private static func isAddress(_ text: Substring) -> Bool {
    let address =
      /[A-Za-z0-9.!#$%&'*+\/=?^_`{|}~\-]+@([A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)(?:\.[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)*/
    return text.wholeMatch(of: address) != nil
  }

  /// Whether a text is a list of media types and of endings of file names.
  static func isFileTypes(_ text: String) -> Bool {
    text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { type in
      type.wholeMatch(of: /[ \t\n\f\r]*(?:\.[^ \t\n\f\r\/]+|(?:audio|video|image)\/\*|[A-Za-z0-9!#$&^_.+\-]+\/[A-Za-z0-9!#$&^_.+\-]+)[ \t\n\f\r]*/)
        != nil
    }
  }
}
