/// Elements that have their place among their siblings.
struct FirstChild: ElementRule {
  let about = RuleDescription(
    "element-order", "A summary, a legend and a caption come first, and once; a figcaption first or last",
    .html("grouping-content.html#the-figure-element"))
  let elements: ElementSet = [.summary, .legend, .caption, .figcaption, .details]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    if markup.nodes[node].element == .details {
      if !markup.children(of: node).contains(where: { markup.nodes[$0].element == .summary }) {
        report.add(node, "<details> has no <summary>", hint: "Begin it with one")
      }
      return
    }
    guard let parent = markup.parent(of: node) else { return }
    let element = markup.nodes[node].element
    let siblings = Array(markup.children(of: parent))
    if siblings.first == node { return }
    if element == .figcaption && siblings.last == node && !siblings.dropLast().contains(where: { markup.nodes[$0].element == .figcaption }) { return }
    report.add(node, "<\(element.spelling)> isn't the first element in <\(markup.name(of: parent))>", hint: "Move it to the front, and keep one")
  }
}
