/// The outline that headings make.
struct HeadingLevels: PageRule {
  let about = RuleDescription("heading-level", "Headings go down one level at a time", .technique("general/G141"))

  func check(_ page: PageMarkup, _ report: inout Report) {
    var last = 0
    for node in page.markup.nodes.indices {
      guard let level = page.markup.nodes[node].element.headingLevel else { continue }
      if level > last + 1 {
        report.add(node, last == 0 ? "The first heading is an h\(level)" : "An h\(level) after an h\(last)", hint: "Make it an h\(last + 1)")
      }
      last = level
    }
  }
}
