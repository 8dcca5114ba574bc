/// What stands for an image when it can't be seen.
struct AlternativeText: ElementRule, TagRule {
  let about = RuleDescription("alt", "An image has an alternative, which is empty for decoration", .html("images.html#alt"))
  let elements: ElementSet = [.img, .area, .input]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    switch markup.nodes[node].element {
    case .img where !markup.has(.alt, node): report.add(node, "The image has no alt", hint: "Say what it shows, or write alt=\"\" for decoration")
    case .area where markup.has(.href, node) && !markup.has(.alt, node): report.add(node, "The area has no alt", hint: "Say where it leads")
    case .input where markup.isInput(node, "image") && !markup.isFilled(.alt, node):
      report.add(node, "The image button has no alt", hint: "Say what it does")
    default: break
    }
  }
}
