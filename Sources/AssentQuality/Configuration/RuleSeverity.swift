public import AssentModel

/// What `quality.yml` says about a rule.
public enum RuleSeverity: Hashable, Sendable {
  case severity(Severity)
  /// The rule isn't asked.
  case off
}
