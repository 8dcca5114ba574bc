/// Elements that aren't HTML's.
struct UnknownElement: ElementRule, TagRule {
  let about = RuleDescription("unknown-element", "Every element is one of HTML's, in small letters", .html("indices.html#elements-3"))
  let elements: ElementSet = [.unknown]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let name = page.markup.name(of: node)
    let small = name.lowercased()
    let isCapital = ElementName.allCases.contains { $0 != .unknown && $0.spelling == small }
    report.add(node, "<\(name)> isn't an HTML element", hint: isCapital ? "Write <\(small)>" : "Use an element of HTML, such as span or div")
  }
}
