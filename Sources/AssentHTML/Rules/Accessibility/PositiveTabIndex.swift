import AssentModel

/// Focus that jumps over the page.
struct PositiveTabIndex: AttributeRule, TagRule {
  let about = RuleDescription("tabindex", .warning, "Focus follows the order of the page", .wcag("focus-order"))
  let attributes: AttributeSet = [.tabindex]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    if let number = page.markup.integer(attribute.value), number > 0 {
      report.add(node, "tabindex \(number) changes the order of focus", hint: "Write 0, or remove it")
    }
  }
}
