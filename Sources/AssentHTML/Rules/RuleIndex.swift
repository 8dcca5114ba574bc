/// The rules by what they are about, so that one pass over the tree asks each rule only where it has a say.
struct RuleIndex: Sendable {
  private let rules: [MarkupRule]
  private var ofElements: [[(rule: Int, check: MarkupRule.ElementCheck)]] = Array(repeating: [], count: ElementName.allCases.count)
  private var ofAttributes: [[(rule: Int, check: MarkupRule.AttributeCheck)]] = Array(repeating: [], count: AttributeName.allCases.count)
  private var ofPage: [(rule: Int, check: MarkupRule.PageCheck)] = []
  /// The attributes that a rule is about.
  private var attributes = AttributeSet()

  init(_ rules: [MarkupRule]) {
    self.rules = rules
    for (index, rule) in rules.enumerated() {
      switch rule.check {
      case .element(let elements, let check):
        for element in elements.names { ofElements[Int(element.rawValue)].append((index, check)) }
      case .attribute(let names, let check):
        for name in names.names { ofAttributes[Int(name.rawValue)].append((index, check)) }
        attributes = attributes + names
      case .page(let check): ofPage.append((index, check))
      }
    }
  }

  /// What the rules find on the page.
  func check(_ page: PageMarkup) -> [PageFinding] {
    var findings = RuleFindings(page.markup)
    for node in page.markup.nodes.indices { check(node, of: page, &findings) }
    for (rule, check) in ofPage {
      check(page, &findings)
      findings.end(rules[rule])
    }
    return findings.reported
  }

  /// Asks the rules about an element, then those about its attributes.
  private func check(_ node: Int, of page: PageMarkup, _ findings: inout RuleFindings) {
    for (rule, check) in ofElements[Int(page.markup.nodes[node].element.rawValue)] {
      check(page, node, &findings)
      findings.end(rules[rule])
    }
    guard page.markup.nodes[node].present.intersects(attributes) else { return }
    for index in page.markup.nodes[node].attributes {
      let attribute = page.markup.attributes[Int(index)]
      for (rule, check) in ofAttributes[Int(attribute.name.rawValue)] {
        check(page, node, attribute, &findings)
        findings.end(rules[rule])
      }
    }
  }
}
