/// Attributes of ARIA that it doesn't have.
struct KnownARIA: AttributeRule, TagRule {
  let about = RuleDescription("aria-attribute", "An aria attribute is one that ARIA has", .aria("state_prop_def"))
  let attributes: AttributeSet = [.unknownAria]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    report.add(node, "ARIA has no \(page.markup.name(ofAttribute: attribute))", hint: "Check its spelling")
  }
}
