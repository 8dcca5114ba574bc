/// The values of aria attributes.
struct ARIAValue: AttributeRule, TagRule {
  let about = RuleDescription("aria-value", "An aria attribute has a value of its kind", .aria("propcharacteristic_value"))
  let attributes = AttributeName.aria

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    guard let kind = ARIAValues.kindOf[Int(attribute.name.rawValue)] else { return }
    let markup = page.markup
    let value = attribute.value
    var hint: String?
    switch kind {
    case .words(let words):
      if !words.contains(where: { markup.equals(value, $0) }) { hint = "Use one of: \(words.joined(separator: ", "))" }
    case .wordList(let words):
      let tokens = markup.tokens(value)
      if tokens.isEmpty || !tokens.allSatisfy({ token in words.contains { markup.equals(token, $0) } }) {
        hint = "Use some of: \(words.joined(separator: ", "))"
      }
    case .integer(let minimum):
      if markup.integer(value).map({ $0 < minimum }) ?? true { hint = "Write a whole number of at least \(minimum)" }
    case .number:
      if !(Double(markup.string(value)).map(\.isFinite) ?? false) { hint = "Write a number" }
    case .text:
      if markup.trimmed(value).isEmpty { hint = "Give it text, or remove it" }
    case .reference:
      if markup.tokens(value).count > 1 { hint = "Point to one element" }
    case .references:
      if markup.trimmed(value).isEmpty { hint = "Point to an element, or remove it" }
    }
    if let hint { report.add(node, "\(attribute.name.spelling) can't be '\(markup.string(value))'", hint: hint) }
  }
}
