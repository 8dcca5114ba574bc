/// The name of each control.
struct ControlLabel: PageRule {
  let about = RuleDescription("control-label", "Every control has a label with text in it", .wcag("labels-or-instructions"))

  private static let controls: ElementSet = [.input, .select, .textarea, .meter, .progress, .output]

  func check(_ page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    var labelled = Set<Int>()
    for node in markup.nodes.indices where markup.nodes[node].element == .label && markup.hasReadableContent(node) {
      if let target = markup.value(.for, of: node) {
        if let control = page.ids.node(target, in: markup) { labelled.insert(control) }
      } else if let control = markup.descendants(of: node).first(where: { ElementName.labelable.contains(markup.nodes[$0].element) }) {
        labelled.insert(control)
      }
    }
    for node in markup.nodes.indices where Self.controls.contains(markup.nodes[node].element) {
      let element = markup.nodes[node].element
      if element == .output || labelled.contains(node) || markup.hasAriaName(node) || markup.isFilled(.title, node) { continue }
      if markup.isInput(node, "hidden", "image", "reset", "submit") { continue }
      if markup.isInput(node, "button") {
        if !markup.isFilled(.value, node) { report.add(node, "The button has no text", hint: "Add value") }
        continue
      }
      report.add(node, "<\(element.spelling)> has no label", hint: "Add <label for=\"its id\"> with text in it")
    }
  }
}
