/// The frame of a page: html, head, body.
struct DocumentStructure: PageRule {
  let about = RuleDescription("document-structure", "A page is html with one head, then one body", .html("semantics.html#the-html-element"))

  func check(_ page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard markup.nodes[0].element == .html else {
      return report.add(0, "The page is <\(markup.name(of: 0))> and not <html>", hint: "Write <html>, <head> and <body> around it")
    }
    let children = markup.children(of: 0).map { markup.nodes[$0].element }
    if children != [.head, .body] {
      report.add(0, "<html> doesn't hold <head>, then <body>, and nothing else", hint: "Write both, once and in this order")
    }
  }
}
