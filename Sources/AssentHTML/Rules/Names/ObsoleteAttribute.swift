/// Attributes that HTML dropped.
struct ObsoleteAttribute: AttributeRule, TagRule {
  let about = RuleDescription("obsolete-attribute", "No attribute is one that HTML dropped", .html("obsolete.html#non-conforming-features"))
  let attributes: AttributeSet = AttributeName.obsolete + [.name, .type]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    if attribute.name == .name { return }
    if attribute.name == .type {
      guard page.markup.nodes[node].element == .style, !page.markup.equalsIgnoringCase(attribute.value, "text/css") else { return }
    }
    report.add(node, "\(attribute.name.spelling) was dropped from HTML", hint: "Use CSS")
  }
}
