import AssentModel

/// A rule and what it found.
struct RuleTally: Sendable {
  let rule: QualityRule
  /// Whether the rule is described; a finding may name one that isn't.
  let isDescribed: Bool
  private(set) var findings: [LocatedFinding] = []

  /// The worst of its findings, else what the rule says of itself.
  var severity: Severity { findings.map(\.finding.severity).max() ?? rule.severity }

  static func tallies(of findings: [LocatedFinding], rules: [QualityRule]) -> [RuleTally] {
    var tallies: [RuleTally] = []
    var indices: [String: Int] = [:]
    for rule in rules where indices[rule.id] == nil {
      indices[rule.id] = tallies.count
      tallies.append(RuleTally(rule: rule, isDescribed: true))
    }
    for finding in findings {
      let id = finding.finding.rule
      if let index = indices[id] {
        tallies[index].findings.append(finding)
        continue
      }
      indices[id] = tallies.count
      let rule = QualityRule(id, finding.finding.severity, what: "", why: "", example: "")
      tallies.append(RuleTally(rule: rule, isDescribed: false, findings: [finding]))
    }
    return tallies
  }
}
