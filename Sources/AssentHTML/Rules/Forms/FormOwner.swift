/// References from controls to other elements by id.
struct FormOwner: AttributeRule {
  let about = RuleDescription(
    "id-reference", "An attribute that points to an element by id points to one that is there",
    .html("form-control-infrastructure.html#attr-fae-form"))
  let attributes: AttributeSet = [.form, .list, .headers, .popovertarget, .commandfor, .itemref, .for]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    if attribute.name == .for && markup.nodes[node].element != .output { return }
    for token in markup.tokens(attribute.value) {
      let target = page.ids.node(token, in: markup)
      if let target, isRight(attribute.name, markup.nodes[target].element) { continue }
      report.add(
        node, "\(attribute.name.spelling) points to '\(markup.string(token))', and no \(kind(attribute.name)) has that id",
        hint: "Set it to an id of this page")
    }
  }

  private func isRight(_ name: AttributeName, _ element: ElementName) -> Bool {
    switch name {
    case .form: element == .form
    case .list: element == .datalist
    case .headers: element == .th
    default: true
    }
  }

  private func kind(_ name: AttributeName) -> String {
    switch name {
    case .form: "form"
    case .list: "datalist"
    case .headers: "th"
    default: "element"
    }
  }
}
