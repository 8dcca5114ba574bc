/// The rules by what they are about, so that one pass over the tree asks each only where it has a say.
///
/// The pages of a site repeat their start tags and style sheets, so those that nothing was found in aren't looked at again.
struct RuleBook: Sendable {
  private let ofTags: RuleTable
  private let ofTree: RuleTable
  private let ofSheets: [any SheetRule]
  private let ofPage: [any PageRule]
  private let first: RuleDescription?
  private var passed = PassedMarkup()

  init(_ rules: [any Rule]) {
    ofTags = RuleTable(rules.filter { $0 is any TagRule })
    ofTree = RuleTable(rules.filter { !($0 is any TagRule) })
    ofSheets = rules.compactMap { $0 as? any SheetRule }
    ofPage = rules.compactMap { $0 as? any PageRule }
    first = rules.first?.about
  }

  /// What the rules find on the page.
  mutating func check(_ page: PageMarkup) -> [Report.Entry] {
    guard let first else { return [] }
    var report = Report(first, markup: page.markup)
    passed.begin(page)
    for node in page.markup.nodes.indices {
      if !passed.hasTag(of: node, in: page.markup) {
        let before = report.entries.count
        report.isOfThisPage = false
        ofTags.check(node, in: page, &report)
        if report.entries.count == before && !report.isOfThisPage { passed.insertTag(of: node, in: page.markup) }
      }
      ofTree.check(node, in: page, &report)
    }
    for style in page.markup.styles where !passed.hasSheet(style, in: page.markup) {
      let before = report.entries.count
      for rule in ofSheets {
        let before = report.entries.count
        rule.check(style, in: page, &report)
        if report.entries.count > before { report.attribute(from: before, to: rule.about) }
      }
      if report.entries.count == before { passed.insertSheet(style, in: page.markup) }
    }
    for rule in ofPage {
      let before = report.entries.count
      rule.check(page, &report)
      if report.entries.count > before { report.attribute(from: before, to: rule.about) }
    }
    return report.entries
  }
}
