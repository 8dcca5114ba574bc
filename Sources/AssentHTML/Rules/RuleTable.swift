/// Rules about elements and attributes, by name.
struct RuleTable: Sendable {
  private var byElement: [[any ElementRule]]
  private var byAttribute: [[any AttributeRule]]
  /// The attributes that a rule is about.
  private var attributes = AttributeSet()

  init(_ rules: [any Rule]) {
    byElement = Array(repeating: [], count: ElementName.allCases.count)
    byAttribute = Array(repeating: [], count: AttributeName.allCases.count)
    for rule in rules {
      if let rule = rule as? any ElementRule {
        for element in ElementName.allCases where rule.elements.isEmpty || rule.elements.contains(element) {
          byElement[Int(element.rawValue)].append(rule)
        }
      } else if let rule = rule as? any AttributeRule {
        for attribute in AttributeName.allCases where rule.attributes.isEmpty || rule.attributes.contains(attribute) {
          byAttribute[Int(attribute.rawValue)].append(rule)
          attributes.insert(attribute)
        }
      }
    }
  }

  /// Asks the rules about an element, then those about its attributes.
  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let element = Int(page.markup.nodes[node].element.rawValue)
    for rule in byElement[element].indices {
      let before = report.entries.count
      byElement[element][rule].check(node, in: page, &report)
      if report.entries.count > before { report.attribute(from: before, to: byElement[element][rule].about) }
    }
    guard page.markup.nodes[node].present.intersects(attributes) else { return }
    for index in page.markup.nodes[node].attributes {
      let attribute = page.markup.attributes[Int(index)]
      let name = Int(attribute.name.rawValue)
      for rule in byAttribute[name].indices {
        let before = report.entries.count
        byAttribute[name][rule].check(attribute, of: node, in: page, &report)
        if report.entries.count > before { report.attribute(from: before, to: byAttribute[name][rule].about) }
      }
    }
  }
}
