internal import AssentModel

extension QualityConfiguration {
  /// What is left of findings when the configuration has been applied.
  public struct Outcome: Sendable {
    /// In the order they came, with the severities that hold here.
    public var kept: [CheckFinding]
    /// How many findings exceptions cover.
    public var excepted: Int
    /// The exceptions that cover nothing; with the severity that holds here.
    public var stale: [CheckFinding]
  }

  /// Takes out what is excepted, and rules that are off; sets severities.
  ///
  /// Give it all findings, before a baseline and before those are taken out that aren't on changed lines: else exceptions seem stale.
  ///
  /// - Parameter scope: what was checked; an exception from what wasn't isn't stale.
  public func applying(to findings: [CheckFinding], scope: CheckScope) -> Outcome {
    let byRule = Dictionary(grouping: exceptions.indices) { exceptions[$0].rule }
    var isUsed = [Bool](repeating: false, count: exceptions.count)
    var kept: [CheckFinding] = []
    kept.reserveCapacity(findings.count)
    var excepted = 0
    for finding in findings {
      var isCovered = false
      for index in byRule[finding.finding.rule] ?? [] where exceptions[index].covers(finding) {
        isUsed[index] = true
        isCovered = true
      }
      if isCovered {
        excepted += 1
      } else if let finding = withSeverity(finding) {
        kept.append(finding)
      }
    }
    let stale = exceptions.indices.filter { !isUsed[$0] && scope.includes(rule: exceptions[$0].rule, locale: exceptions[$0].locale) }
    return Outcome(kept: kept, excepted: excepted, stale: stale.compactMap { withSeverity(Self.stale(exceptions[$0])) })
  }

  /// The finding as bad as it is here; `nil` when its rule is off.
  public func withSeverity(_ finding: CheckFinding) -> CheckFinding? {
    switch severities[finding.finding.rule] {
    case nil: return finding
    case .off: return nil
    case .severity(let severity):
      var finding = finding
      finding.finding.severity = severity
      return finding
    }
  }

  private static func stale(_ exception: CheckException) -> CheckFinding {
    let rule = ConfigurationRules.staleException
    let subject =
      switch exception.subject {
      case .key(let name), .document(let name), .page(let name), .file(let name): name
      }
    return CheckFinding(
      Finding(
        rule.id, rule.severity, at: exception.location, "Nothing is found any more that the exception of '\(exception.rule)' for '\(subject)' covers",
        hint: "Remove it"),
      locale: exception.locale)
  }
}
