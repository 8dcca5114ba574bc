/// What a role can't do without.
struct RoleRequirements: AttributeRule, TagRule {
  let about = RuleDescription("aria-required", "A role has the states and properties that it requires", .aria("requiredState"))
  let attributes: AttributeSet = [.role]

  private static let required: [ARIARole: [AttributeName]] = [
    .checkbox: [.ariaChecked], .combobox: [.ariaExpanded], .heading: [.ariaLevel], .menuitemcheckbox: [.ariaChecked],
    .menuitemradio: [.ariaChecked], .meter: [.ariaValuenow], .radio: [.ariaChecked], .scrollbar: [.ariaControls, .ariaValuenow],
    .slider: [.ariaValuenow], .switch: [.ariaChecked],
  ]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard let role = markup.role(node), let attributes = Self.required[role], markup.implicitRole(node) != role else { return }
    if markup.isInput(node, "checkbox", "radio") { return }
    for attribute in attributes where !markup.has(attribute, node) {
      report.add(node, "A \(role.spelling) has no \(attribute.spelling)", hint: "Add it, or use the element that has the meaning")
    }
  }
}
