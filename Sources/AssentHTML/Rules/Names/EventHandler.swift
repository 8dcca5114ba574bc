/// Scripts in attributes.
struct EventHandler: AttributeRule, TagRule {
  let about = RuleDescription(
    "event-handler", "No attribute is an event handler", .html("webappapis.html#event-handler-content-attributes"))
  let attributes: AttributeSet = [.anyHandler]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    report.add(node, "\(page.markup.name(ofAttribute: attribute)) is a script in an attribute", hint: "Remove it: pages work without scripts")
  }
}
