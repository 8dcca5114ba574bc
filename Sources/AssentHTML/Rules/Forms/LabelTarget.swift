/// What a label names.
struct LabelTarget: ElementRule {
  let about = RuleDescription("label-for", "A label names one control, which is there and can be named", .html("forms.html#the-label-element"))
  let elements: ElementSet = [.label]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let inner = markup.descendants(of: node).filter { isLabelable($0, markup) }
    if inner.count > 1 { report.add(inner[1], "A second control in one label", hint: "Give it a label of its own") }
    guard let target = markup.value(.for, of: node) else {
      if inner.isEmpty { report.add(node, "The label names nothing", hint: "Add for with the id of its control") }
      return
    }
    guard let control = page.ids.node(target, in: markup) else {
      return report.add(node, "No element has the id '\(markup.string(target))' that the label is for", hint: "Set for to the id of its control")
    }
    if !isLabelable(control, markup) {
      report.add(node, "The label is for <\(markup.name(of: control))>, which can't have one", hint: "Set for to the id of a control")
    } else if let first = inner.first, first != control {
      report.add(node, "The label is for another control than the one in it", hint: "Remove for, or move the control out")
    }
  }

  private func isLabelable(_ node: Int, _ markup: Markup) -> Bool {
    ElementName.labelable.contains(markup.nodes[node].element) && !markup.isInput(node, "hidden")
  }
}
