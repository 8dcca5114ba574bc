/// Names and values in a list.
struct DefinitionList: ElementRule {
  let about = RuleDescription(
    "definition-list", "In a dl every group is one or more dt, then one or more dd", .html("grouping-content.html#the-dl-element"))
  let elements: ElementSet = [.dl]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let children = Array(markup.children(of: node)).filter { ![.script, .template].contains(markup.nodes[$0].element) }
    let divisions = children.filter { markup.nodes[$0].element == .div }
    if divisions.isEmpty {
      checkGroups(children, of: node, markup, &report)
    } else if divisions.count != children.count {
      report.add(node, "<dl> mixes <div> with <dt> and <dd>", hint: "Put every group in a div, or none")
    } else {
      for division in divisions {
        let inner = Array(markup.children(of: division))
        if inner.isEmpty { report.add(division, "An empty group in <dl>", hint: "Remove it") }
        checkGroups(inner, of: division, markup, &report)
      }
    }
  }

  private func checkGroups(_ children: [Int], of holder: Int, _ markup: Markup, _ report: inout Report) {
    let kinds = children.map { markup.nodes[$0].element }.filter { $0 == .dt || $0 == .dd }
    guard let first = kinds.first, let last = kinds.last else { return }
    if first == .dd { report.add(children[0], "<dd> without a <dt> before it", hint: "Begin the group with dt") }
    if last == .dt { report.add(children[children.count - 1], "<dt> without a <dd> after it", hint: "End the group with dd") }
  }
}
