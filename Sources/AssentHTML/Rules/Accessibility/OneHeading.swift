/// The main heading.
struct OneHeading: PageRule {
  let about = RuleDescription("one-h1", "A page has one h1", .technique("general/G141"))

  func check(_ page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let headings = markup.nodes.indices.filter { markup.nodes[$0].element == .h1 }
    if headings.isEmpty { report.add(page.first(.body) ?? 0, "The page has no h1", hint: "Give it one that says what it is for") }
    for node in headings.dropFirst() { report.add(node, "A second h1", hint: "Make it an h2") }
  }
}
