/// The title of the page.
struct PageTitle: ElementRule {
  let about = RuleDescription("title", "A page has one title, and it isn't empty", .html("semantics.html#the-title-element"))
  let elements: ElementSet = [.head]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    var count = 0
    for child in page.markup.children(of: node) where page.markup.nodes[child].element == .title {
      count += 1
      if !page.markup.nodes[child].hasText { report.add(child, "The title is empty", hint: "Say what the page is for") }
      if count == 2 { report.add(child, "A second title", hint: "Keep one") }
    }
    if count == 0 { report.add(node, "The page has no title", hint: "Write <title> in <head>") }
  }
}
