public import AssentModel

/// What a rule asks for, and where that comes from.
public struct RuleDescription: Sendable, Hashable {
  /// The word in findings, in lower case with hyphens.
  public let id: String
  /// How bad it is to break the rule.
  public let severity: Severity
  /// What the rule asks for, as a sentence without a full stop.
  public let sentence: String
  /// The address of the part of the HTML, ARIA or WCAG text that the rule comes from.
  public let source: String

  init(_ id: String, _ sentence: String, _ source: RuleSource) {
    self.init(id, .error, sentence, source)
  }

  init(_ id: String, _ severity: Severity, _ sentence: String, _ source: RuleSource) {
    self.id = id
    self.severity = severity
    self.sentence = sentence
    self.source = source.address
  }
}
