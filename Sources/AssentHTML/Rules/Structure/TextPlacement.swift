/// Text where an element takes none.
struct TextPlacement: ElementRule {
  let about = RuleDescription("text-placement", "Text stands where the content model allows it", .html("dom.html#content-models"))
  let elements = ElementSet(ElementName.allCases.filter { !$0.contentModel.allowsText })

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard markup.nodes[node].hasText else { return }
    var holder = node
    while markup.nodes[holder].element.contentModel.isTransparent, let parent = markup.parent(of: holder) { holder = parent }
    let model = markup.nodes[holder].element.contentModel
    if model.allowsText || model.isTransparent { return }
    report.addText(
      of: node, "Text directly in <\(markup.name(of: node))>", hint: "Put it in an element that takes text, such as li, td or p")
  }
}
