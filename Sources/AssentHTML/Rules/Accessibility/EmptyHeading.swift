/// Headings without text.
struct EmptyHeading: ElementRule {
  let about = RuleDescription("empty-heading", "A heading has text", .wcag("headings-and-labels"))
  let elements = ElementName.headings

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    if !page.markup.hasReadableContent(node) { report.add(node, "The heading is empty", hint: "Give it text, or remove it") }
  }
}
