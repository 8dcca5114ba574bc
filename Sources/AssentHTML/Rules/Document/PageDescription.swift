/// The description that search engines and previews show.
struct PageDescription: ElementRule {
  let about = RuleDescription("description", "A page has at most one description, and it isn't empty", .html("semantics.html#meta-description"))
  let elements: ElementSet = [.head]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    var count = 0
    for child in markup.children(of: node) where markup.nodes[child].element == .meta {
      guard let name = markup.value(.name, of: child), markup.equalsIgnoringCase(name, "description") else { continue }
      count += 1
      if count == 2 { report.add(child, "A second description", hint: "Keep one") }
      if markup.has(.content, child) && !markup.isFilled(.content, child) {
        report.add(child, "The description is empty", hint: "Say in a sentence what the page is for")
      }
    }
  }
}
