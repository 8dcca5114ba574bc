internal import AssentModel
internal import AssentYAML

/// The ids of all rules that a check may report.
struct RuleNames: Sendable {
  private let names: Set<String>

  init(_ names: some Sequence<String>) { self.names = Set(names) }

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// That there is no rule of a name, with the one that was probably meant.
  func finding(_ name: String, at location: SourceLocation) -> Finding {
    let rule = ConfigurationRules.unknownRule
    let hint = Spelling.nearest(to: name, among: names.sorted()).map { "Did you mean '\($0)'?" } ?? "'assent check --rules' lists them"
    return Finding(rule.id, rule.severity, at: location, "There is no rule '\(name)'", part: name, hint: hint)
  }
}
