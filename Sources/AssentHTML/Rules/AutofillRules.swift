import AssentModel

extension MarkupRule {
  static let autofill: [MarkupRule] = [autocomplete]

  static let autocomplete = MarkupRule(
    Rule(
      "autocomplete", what: "An autocomplete that isn't on, off or the name of a field, or names a field that the control can't hold.",
      why: "Browsers don't fill in the field.", example: #"<label>Text <input autocomplete="mail"/></label>"#,
      source: .html("form-control-infrastructure.html#autofill")), on: [.input, .select, .textarea]
  ) { page, node, findings in
    let markup = page.markup
    guard let value = markup.value(.autocomplete, of: node) else { return }
    var words = markup.tokens(value).map { markup.string($0).lowercased() }
    let isHidden = markup.isInput(node, "hidden")
    if words.isEmpty || !isHidden && (words == ["on"] || words == ["off"]) { return }
    if words.last == "webauthn" && markup.nodes[node].element != .select { words.removeLast() }
    let field = words.popLast()
    if let last = words.last, AutofillFields.contacts.contains(last), let field, AutofillFields.isContact(field) { words.removeLast() }
    if let last = words.last, last == "shipping" || last == "billing" { words.removeLast() }
    if let last = words.last, last.hasPrefix("section-") { words.removeLast() }
    guard let field, let types = AutofillFields.inputTypes[field], words.isEmpty else {
      let hint = isHidden ? "Write the name of a field, such as email" : "Write on, off or the name of a field, such as email"
      return findings.add(node, "autocomplete can't be '\(markup.string(value))'", hint: hint)
    }
    guard markup.nodes[node].element == .input else { return }
    let type = markup.value(.type, of: node).map { markup.string($0).lowercased() } ?? "text"
    if types.contains(type) || !InputTypes.all.contains(type) { return }
    findings.add(
      node, "An input of type \(type) can't hold the field \(field) that autocomplete names",
      hint: "Use an input of type \(types.joined(separator: ", "))")
  }
}

/// The fields that browsers fill in.
///
/// Source: HTML Living Standard, section 4.10.18.7.1, tables of autofill fields and of control groups.
private enum AutofillFields {
  /// The types of inputs that can hold each field.
  static let inputTypes: [String: [String]] = {
    let groups: [(own: [String], fields: String)] = [
      (
        [],
        """
        name honorific-prefix given-name additional-name family-name honorific-suffix nickname organization-title organization address-line1 \
        address-line2 address-line3 address-level4 address-level3 address-level2 address-level1 country country-name postal-code cc-name \
        cc-given-name cc-additional-name cc-family-name cc-number cc-csc cc-type transaction-currency language sex tel-country-code \
        tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension
        """
      ),
      (["email"], "username email"), (["password"], "new-password current-password one-time-code"), (["tel"], "tel"), (["url"], "url photo impp"),
      (["number"], "cc-exp-month cc-exp-year transaction-amount bday-day bday-month bday-year"), (["month"], "cc-exp"), (["date"], "bday"),
    ]
    var types = ["street-address": ["hidden"]]
    for group in groups {
      for field in group.fields.split(separator: " ") { types[String(field)] = ["hidden", "text", "search"] + group.own }
    }
    return types
  }()

  static let contacts: Set = ["home", "work", "mobile", "fax", "pager"]

  /// Whether a person has one of the field at home and another one at work.
  static func isContact(_ field: String) -> Bool { field == "email" || field == "impp" || field == "tel" || field.hasPrefix("tel-") }
}
