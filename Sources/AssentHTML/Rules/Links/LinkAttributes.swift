/// Attributes that mean nothing without an address.
struct LinkAttributes: ElementRule, TagRule {
  let about = RuleDescription(
    "link-attributes", "A link without href has none of a link's attributes", .html("text-level-semantics.html#the-a-element"))
  let elements: ElementSet = [.a, .area]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard !markup.has(.href, node) else { return }
    let pointless = [AttributeName.target, .download, .ping, .rel, .hreflang, .type, .referrerpolicy].filter { markup.has($0, node) }
    guard let first = pointless.first else { return }
    report.add(node, "\(first.spelling) on a link that leads nowhere", hint: "Add href, or remove it")
  }
}
