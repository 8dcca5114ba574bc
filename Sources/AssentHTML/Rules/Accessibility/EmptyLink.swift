/// Links without text.
struct EmptyLink: ElementRule {
  let about = RuleDescription("empty-link", "A link has text", .wcag("link-purpose-in-context"))
  let elements: ElementSet = [.a]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard markup.has(.href, node), !markup.hasReadableContent(node), !markup.hasOwnName(node) else { return }
    report.add(node, "The link has no text", hint: "Say where it leads")
  }
}
