import AssentModel
import AssentReports

/// What `assent check --rules` prints.
public struct RuleListing: Sendable {
  private let rules: [QualityRule]

  public init(_ rules: [QualityRule]) { self.rules = rules }

  /// For people: each rule with its severity and locales, what it reports, why, and an example, in lines of at most 100 columns.
  public var text: String {
    rules.map { rule in
      var lines = ["\(VisibleScalar.escaped(rule.id))  \(rule.severity.rawValue), \(Self.locales(rule.locales))"]
      lines += TextWrapping.lines(Self.sentence(rule.what), width: 98).map { "  " + $0 }
      lines += TextWrapping.lines(Self.sentence(rule.why), width: 98).map { "  " + $0 }
      if !rule.example.isEmpty {
        let example = TextWrapping.lines(VisibleScalar.escaped(rule.example), width: 89)
        lines += example.enumerated().map { ($0 == 0 ? "  Example: " : "           ") + $1 }
      }
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  /// For programs: a list of rules with the members that they have in the JSON report.
  public var json: String { JSONValue.list(rules.map { JSONReport.rule($0, findings: nil) }).text + "\n" }

  private static func locales(_ locales: RuleLocales) -> String {
    switch locales {
    case .all: "all locales"
    case .translations: "translations"
    case .source: "the source"
    case .languages(let languages): languages.joined(separator: ", ")
    }
  }

  private static func sentence(_ text: String) -> String {
    text.isEmpty || ".!?".contains(text.last ?? ".") ? text : text + "."
  }
}
