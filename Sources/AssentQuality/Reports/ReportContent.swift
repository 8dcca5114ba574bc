import AssentModel

/// What every format tells: the report with each finding located in its file, and counted.
struct ReportContent: Sendable {
  let report: CheckReport
  let options: ReportOptions
  /// In the order of the report.
  let findings: [LocatedFinding]
  /// Every rule that was asked, and then those that findings name besides.
  let rules: [RuleTally]
  /// The findings by file in order of first appearance; those about the site as a whole last, without a file.
  let files: [FileTally]

  init(_ report: CheckReport, sources: SourceLines, options: ReportOptions) {
    self.report = report
    self.options = options
    var locator = FindingLocator(sources)
    findings = locator.located(report.findings)
    rules = RuleTally.tallies(of: findings, rules: report.rules)
    files = FileTally.tallies(of: findings)
  }

  func count(_ severity: Severity) -> Int { findings.count { $0.finding.severity == severity } }

  /// Severities with a finding and how many, the worst first: `2 errors, 1 note`; empty when there is none.
  static func counts(_ findings: some Collection<LocatedFinding>) -> String {
    Severity.allCases.reversed().compactMap { severity in
      let count = findings.count { $0.finding.severity == severity }
      return count == 0 ? nil : number(count, severity.rawValue)
    }.joined(separator: ", ")
  }

  /// A count with its noun: `1 error`, `2 errors`.
  static func number(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
