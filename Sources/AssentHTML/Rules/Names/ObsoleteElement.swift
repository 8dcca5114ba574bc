/// Elements that HTML dropped.
struct ObsoleteElement: ElementRule, TagRule {
  let about = RuleDescription("obsolete-element", "No element is one that HTML dropped", .html("obsolete.html#non-conforming-features"))
  let elements = ElementName.obsolete

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    report.add(node, "<\(page.markup.name(of: node))> was dropped from HTML", hint: "Use an element that says what it is, and CSS for its looks")
  }
}
