/// The numbers of gauges, which may have a fraction.
struct FractionValue: ElementRule, TagRule {
  let about = RuleDescription(
    "gauge-value", "The numbers of meter and progress are numbers, and the value is within them", .html("form-elements.html#the-meter-element"))
  let elements: ElementSet = [.meter, .progress]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    var numbers: [AttributeName: Double] = [:]
    for attribute in [AttributeName.value, .min, .max, .low, .high, .optimum] {
      guard let text = page.markup.value(attribute, of: node) else { continue }
      guard let number = Double(page.markup.string(text)), number.isFinite else {
        report.add(node, "\(attribute.spelling) can't be '\(page.markup.string(text))'", hint: "Write a number such as 0.5")
        continue
      }
      numbers[attribute] = number
    }
    guard let value = numbers[.value] else { return }
    let range = (numbers[.min] ?? 0, numbers[.max] ?? 1)
    if value < range.0 || value > range.1 {
      report.add(node, "value \(value) isn't between \(range.0) and \(range.1)", hint: "Set min and max around it")
    }
  }
}
