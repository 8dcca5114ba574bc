/// Attributes whose values are a list of words.
struct EnumeratedValue: AttributeRule, TagRule {
  let about = RuleDescription(
    "enumerated-value", "An attribute with a list of values has one of them", .html("common-microsyntaxes.html#keywords-and-enumerated-attributes"))
  let attributes = AttributeSet(EnumeratedValues.all.map(\.attribute))

  private let lists: [[EnumeratedValues.List]] = AttributeName.allCases.map { name in EnumeratedValues.all.filter { $0.attribute == name } }

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let element = page.markup.nodes[node].element
    for list in lists[Int(attribute.name.rawValue)] where list.elements.isEmpty || list.elements.contains(element) {
      if list.values.contains(where: { page.markup.equalsIgnoringCase(attribute.value, $0) }) { return }
      report.add(
        node, "\(attribute.name.spelling) of <\(page.markup.name(of: node))> can't be '\(page.markup.string(attribute.value))'",
        hint: "Use one of: \(list.values.map { $0.isEmpty ? "nothing" : $0 }.joined(separator: ", "))")
      return
    }
  }
}
