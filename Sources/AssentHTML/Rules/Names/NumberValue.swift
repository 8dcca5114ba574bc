/// Attributes that are whole numbers.
struct NumberValue: AttributeRule, TagRule {
  let about = RuleDescription("number-value", "A number is written in digits and within its bounds", .html("common-microsyntaxes.html#numbers"))
  let attributes = AttributeSet(Self.bounds.map(\.attribute))

  private struct Bounds: Sendable {
    var attribute: AttributeName
    var elements: ElementSet = []
    var range: ClosedRange<Int>
  }

  private static let bounds = [
    Bounds(attribute: .tabindex, range: -32_768...32_767),
    Bounds(attribute: .colspan, range: 1...1000),
    Bounds(attribute: .rowspan, range: 0...65_534),
    Bounds(attribute: .span, range: 1...1000),
    Bounds(attribute: .cols, range: 1...999_999_999),
    Bounds(attribute: .rows, range: 1...999_999_999),
    Bounds(attribute: .size, elements: [.input, .select], range: 1...999_999_999),
    Bounds(attribute: .maxlength, range: 0...999_999_999),
    Bounds(attribute: .minlength, range: 0...999_999_999),
    Bounds(attribute: .width, range: 0...999_999_999),
    Bounds(attribute: .height, range: 0...999_999_999),
    Bounds(attribute: .start, range: -999_999_999...999_999_999),
    Bounds(attribute: .value, elements: [.li], range: -999_999_999...999_999_999),
  ]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let element = page.markup.nodes[node].element
    guard let bounds = Self.bounds.first(where: { $0.attribute == attribute.name && ($0.elements.isEmpty || $0.elements.contains(element)) })
    else { return }
    if let number = page.markup.integer(attribute.value), bounds.range.contains(number) { return }
    report.add(
      node, "\(attribute.name.spelling) can't be '\(page.markup.string(attribute.value))'",
      hint: "Write a whole number from \(bounds.range.lowerBound) to \(bounds.range.upperBound)")
  }
}
