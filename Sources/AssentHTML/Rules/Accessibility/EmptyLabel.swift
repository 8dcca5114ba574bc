/// Labels, legends and captions without text.
struct EmptyLabel: ElementRule {
  let about = RuleDescription("empty-label", "A label, a legend and a caption have text", .wcag("headings-and-labels"))
  let elements: ElementSet = [.label, .legend, .caption]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    if !page.markup.hasReadableContent(node) {
      report.add(node, "<\(page.markup.name(of: node))> has no text", hint: "Give it text")
    }
  }
}
