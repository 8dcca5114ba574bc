internal import AssentModel

/// The rules about `quality.yml` and the baseline themselves.
public enum ConfigurationRules {
  public static let exception = QualityRule(
    "exception", .error, what: "An exception in quality.yml has no reason, or doesn't say what it is about.",
    why: "An exception that nobody can explain is a hole in the gate.", example: "rule: spelling, key: optOut.button")

  public static let staleException = QualityRule(
    "stale-exception", .warning, what: "An exception covers nothing that is found.",
    why: "It would cover the next mistake at the same place.", example: "text: quarantined")

  public static let unknownRule = QualityRule(
    "unknown-rule", .error, what: "A severity or an exception names a rule that doesn't exist.",
    why: "It has no effect, and its author thinks it has.",
    example: "speling: off")

  public static let staleBaseline = QualityRule(
    "stale-baseline", .note, what: "The baseline has findings that are gone.", why: "They would be let through if they came back.",
    example: "3 of 40 findings of the baseline are gone")

  /// All of them, as `assent check --rules` lists them.
  public static let all: [QualityRule] = [exception, staleException, unknownRule, staleBaseline] + settings

  /// Those about the sections of the areas, and the glossary.
  private static let settings = [
    QualityRule(
      "glossary-term", .error, what: "An entry of glossary.yml can't be read.", why: "Its term isn't looked at.", example: "opt-out: [forbidden]"),
    QualityRule(
      "language-settings", .error, what: "The section language of quality.yml names what isn't known.", why: "It has no effect.",
      example: "english: en-AU"),
    QualityRule(
      "shaming-pattern", .error, what: "A pattern of words that shame has no words.", why: "It would match nothing, or everything.", example: "* *"),
    QualityRule(
      "wrong-value", .error, what: "A setting of quality.yml has a value that can't be.", why: "Its default is used instead.",
      example: "minimum: 200, maximum: 100"),
  ]
}
