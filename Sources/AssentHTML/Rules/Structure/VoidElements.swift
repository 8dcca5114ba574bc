/// How elements without content are written, where HTML and XML differ.
struct VoidElements: ElementRule, TagRule {
  let about = RuleDescription("void-element", "Elements without content end in />, and only they do", .html("syntax.html#void-elements"))
  let elements: ElementSet = []

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let entry = page.markup.nodes[node]
    let isVoid = ElementName.void.contains(entry.element)
    if entry.isSelfClosed == isVoid || entry.element == .unknown || ElementName.obsolete.contains(entry.element) { return }
    let name = page.markup.name(of: node)
    if isVoid {
      report.add(node, "<\(name)> has an end tag", hint: "Write <\(name)/>")
    } else {
      report.add(node, "<\(name)/> stays open for HTML", hint: "Write <\(name)></\(name)>")
    }
  }
}
