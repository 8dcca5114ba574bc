/// Style sheets in a page, which HTML reads letter by letter and XML doesn't.
struct RawText: ElementRule {
  let about = RuleDescription("raw-text", "A style sheet in a page has no entities", .html("syntax.html#raw-text-elements"))
  let elements: ElementSet = [.style, .script]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    if page.markup.nodes[node].hasReference {
      report.add(node, "HTML doesn't replace entities in <\(page.markup.name(of: node))>", hint: "Write the sheet without & and <, or link it")
    }
  }
}
