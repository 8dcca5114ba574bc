/// What an id may be.
struct IDValue: AttributeRule, TagRule {
  let about = RuleDescription("id-value", "An id isn't empty and has no space", .html("dom.html#the-id-attribute"))
  let attributes: AttributeSet = [.id]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    if attribute.value.isEmpty { return report.add(node, "The id is empty", hint: "Name it or remove it") }
    if attribute.value.indices.contains(where: { ASCII.isSpace(page.markup.text[$0]) }) {
      report.add(node, "The id '\(page.markup.string(attribute.value))' has a space", hint: "Use a hyphen")
    }
  }
}
