/// The names under which controls are sent.
struct ControlName: AttributeRule, TagRule {
  let about = RuleDescription("control-name", "A name isn't empty", .html("form-control-infrastructure.html#attr-fe-name"))
  let attributes: AttributeSet = [.name]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    if markup.nodes[node].element == .meta {
      if markup.trimmed(attribute.value).isEmpty { report.add(node, "The name is empty", hint: "Name it or remove it") }
      return
    }
    if attribute.value.isEmpty { report.add(node, "The name is empty", hint: "Name it or remove it") }
    if markup.equals(attribute.value, "isindex") { report.add(node, "A name can't be isindex", hint: "Take another one") }
  }
}
