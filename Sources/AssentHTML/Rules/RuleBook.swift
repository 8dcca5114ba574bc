/// The rules by what they are about, so that one pass over the tree asks each only where it has a say.
struct RuleBook: Sendable {
  private var byElement: [[any ElementRule]]
  private var byAttribute: [[any AttributeRule]]
  private var ofPage: [any PageRule] = []
  private let first: RuleDescription?

  init(_ rules: [any Rule]) {
    byElement = Array(repeating: [], count: ElementName.allCases.count)
    byAttribute = Array(repeating: [], count: AttributeName.allCases.count)
    first = rules.first?.about
    for rule in rules {
      switch rule {
      case let rule as any ElementRule:
        for element in ElementName.allCases where rule.elements.isEmpty || rule.elements.contains(element) {
          byElement[Int(element.rawValue)].append(rule)
        }
      case let rule as any AttributeRule:
        for attribute in AttributeName.allCases where rule.attributes.isEmpty || rule.attributes.contains(attribute) {
          byAttribute[Int(attribute.rawValue)].append(rule)
        }
      case let rule as any PageRule: ofPage.append(rule)
      default: break
      }
    }
  }

  /// What the rules find on the page.
  func check(_ page: PageMarkup) -> [Report.Entry] {
    guard let first else { return [] }
    var report = Report(first, markup: page.markup)
    for node in page.markup.nodes.indices {
      for rule in byElement[Int(page.markup.nodes[node].element.rawValue)] {
        let before = report.entries.count
        rule.check(node, in: page, &report)
        if report.entries.count > before { report.attribute(from: before, to: rule.about) }
      }
      for index in page.markup.nodes[node].attributes {
        let attribute = page.markup.attributes[Int(index)]
        for rule in byAttribute[Int(attribute.name.rawValue)] {
          let before = report.entries.count
          rule.check(attribute, of: node, in: page, &report)
          if report.entries.count > before { report.attribute(from: before, to: rule.about) }
        }
      }
    }
    for rule in ofPage {
      let before = report.entries.count
      rule.check(page, &report)
      if report.entries.count > before { report.attribute(from: before, to: rule.about) }
    }
    return report.entries
  }
}
