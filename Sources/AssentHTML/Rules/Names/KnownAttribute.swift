/// Attributes that an element doesn't have.
struct KnownAttribute: AttributeRule, TagRule {
  let about = RuleDescription("unknown-attribute", "Every attribute is one that its element has", .html("indices.html#attributes-3"))
  let attributes: AttributeSet = []

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let element = page.markup.nodes[node].element
    if ElementAttributes.ofElements[Int(element.rawValue)].contains(attribute.name) { return }
    // These have rules of their own.
    if element == .unknown || ElementName.obsolete.contains(element) || Self.elsewhere.contains(attribute.name) { return }
    let name = page.markup.name(ofAttribute: attribute)
    report.add(
      node, "<\(page.markup.name(of: node))> has no attribute \(name)",
      hint: attribute.name == .unknown ? "Remove it, or write it as data-\(name.lowercased())" : "Remove it")
  }

  private static let elsewhere: AttributeSet = AttributeName.obsolete + [.anyHandler, .unknownAria]
}
