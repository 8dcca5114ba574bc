/// The elements that aria attributes point to.
struct ARIAReference: AttributeRule {
  let about = RuleDescription("aria-reference", "An aria attribute points to elements of the page", .aria("valuetype_idref"))
  let attributes: AttributeSet = [
    .ariaActivedescendant, .ariaControls, .ariaDescribedby, .ariaDetails, .ariaErrormessage, .ariaFlowto, .ariaLabelledby, .ariaOwns,
  ]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    for token in page.markup.tokens(attribute.value) where page.ids.node(token, in: page.markup) == nil {
      report.add(
        node, "\(attribute.name.spelling) points to '\(page.markup.string(token))', and no element has that id", hint: "Set it to an id of this page")
    }
  }
}
