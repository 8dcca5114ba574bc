/// Pages that take people elsewhere while they read.
struct MetaRefresh: ElementRule, TagRule {
  let about = RuleDescription("meta-refresh", "A page doesn't refresh or redirect by itself", .wcag("timing-adjustable"))
  let elements: ElementSet = [.meta]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    if let kind = page.markup.value(.httpEquiv, of: node), page.markup.equalsIgnoringCase(kind, "refresh") {
      report.add(node, "The page refreshes by itself", hint: "Remove it; the handler redirects with a status code")
    }
  }
}
