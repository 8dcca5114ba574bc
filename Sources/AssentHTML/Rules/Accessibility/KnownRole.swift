/// The names of roles.
struct KnownRole: AttributeRule, TagRule {
  let about = RuleDescription("aria-role", "A role is one that ARIA has", .aria("role_definitions"))
  let attributes: AttributeSet = [.role]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let tokens = markup.tokens(attribute.value)
    if tokens.isEmpty { report.add(node, "The role is empty", hint: "Name it or remove it") }
    for token in tokens where !ARIARole.allCases.contains(where: { markup.equalsIgnoringCase(token, $0.spelling) }) {
      report.add(node, "ARIA has no role '\(markup.string(token))'", hint: "Use a role of ARIA, or an element that has the meaning")
    }
  }
}
