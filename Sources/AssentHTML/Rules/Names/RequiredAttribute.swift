/// Attributes that an element can't do without.
struct RequiredAttribute: ElementRule, TagRule {
  let about = RuleDescription("required-attribute", "An element has the attributes that it needs", .html("indices.html#elements-3"))
  let elements = ElementSet(Self.required.map(\.element))

  private static let required: [(element: ElementName, attributes: [AttributeName])] = [
    (.img, [.src]), (.iframe, [.src]), (.bdo, [.dir]), (.map, [.name]), (.optgroup, [.label]), (.track, [.src]), (.data, [.value]),
    (.meter, [.value]), (.embed, [.src]), (.object, [.data]), (.link, [.rel, .href]),
  ]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let element = page.markup.nodes[node].element
    for (name, attributes) in Self.required where name == element {
      for attribute in attributes where !page.markup.has(attribute, node) {
        if element == .link && page.markup.has(attribute == .rel ? .itemprop : .imagesrcset, node) { continue }
        if element == .img && page.markup.has(.srcset, node) || element == .iframe && page.markup.has(.srcdoc, node) { continue }
        report.add(node, "<\(element.spelling)> has no \(attribute.spelling)", hint: "Add it")
      }
    }
  }
}
