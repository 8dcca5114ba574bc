/// Links within the page.
struct FragmentTarget: AttributeRule {
  let about = RuleDescription(
    "fragment-target", "A link to a place in the page leads to an id that is there", .html("browsing-the-web.html#find-a-potential-indicated-element")
  )
  let attributes: AttributeSet = [.href, .usemap]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard !attribute.value.isEmpty, markup.text[Int(attribute.value.start)] == UInt8(ascii: "#") else { return }
    var target = attribute.value
    target.start += 1
    if attribute.name == .usemap {
      let maps = markup.nodes.indices.filter { markup.nodes[$0].element == .map }
      if maps.contains(where: { markup.value(.name, of: $0).map { markup.same($0, target) } ?? false }) { return }
    } else {
      // An empty fragment and "top" lead to the top of the page.
      if target.isEmpty || markup.equalsIgnoringCase(target, "top") || page.ids.node(target, in: markup) != nil { return }
      if page.ids.node(PercentEncoding.decoded(markup.string(target)), in: markup) != nil { return }
    }
    report.add(node, "Nothing in the page has the id '\(markup.string(target))'", hint: "Link to an id that is there")
  }
}
