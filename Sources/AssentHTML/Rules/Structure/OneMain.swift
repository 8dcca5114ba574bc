/// The main part of a page.
struct OneMain: PageRule {
  let about = RuleDescription("one-main", "A page shows one main element", .html("grouping-content.html#the-main-element"))

  func check(_ page: PageMarkup, _ report: inout Report) {
    var count = 0
    for node in page.markup.nodes.indices where page.markup.nodes[node].element == .main && !page.markup.has(.hidden, node) {
      count += 1
      if count > 1 { report.add(node, "A second <main>", hint: "Keep one") }
    }
  }
}
