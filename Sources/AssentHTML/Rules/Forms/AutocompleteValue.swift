/// What browsers may fill in.
struct AutocompleteValue: ElementRule, TagRule {
  let about = RuleDescription("autocomplete", "autocomplete is on, off or a field's name", .html("form-control-infrastructure.html#autofill"))
  let elements: ElementSet = [.input, .select, .textarea]

  private static let fields = Set(
    """
    name honorific-prefix given-name additional-name family-name honorific-suffix nickname username new-password current-password \
    one-time-code organization-title organization street-address address-line1 address-line2 address-line3 address-level4 address-level3 \
    address-level2 address-level1 country country-name postal-code cc-name cc-given-name cc-additional-name cc-family-name cc-number cc-exp \
    cc-exp-month cc-exp-year cc-csc cc-type transaction-currency transaction-amount language bday bday-day bday-month bday-year sex url photo \
    tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension email impp
    """.split(separator: " ").map(String.init))
  private static let contacts: Set = ["home", "work", "mobile", "fax", "pager"]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    guard let value = page.markup.value(.autocomplete, of: node) else { return }
    var words = page.markup.tokens(value).map { page.markup.string($0).lowercased() }
    if words.isEmpty || words == ["on"] || words == ["off"] { return }
    if words.last == "webauthn" { words.removeLast() }
    let field = words.popLast()
    if let last = words.last, Self.contacts.contains(last) { words.removeLast() }
    if let last = words.last, last == "shipping" || last == "billing" { words.removeLast() }
    if let last = words.last, last.hasPrefix("section-") { words.removeLast() }
    if let field, Self.fields.contains(field), words.isEmpty { return }
    report.add(node, "autocomplete can't be '\(page.markup.string(value))'", hint: "Write on, off or a name such as email")
  }
}
