import AssentModel

/// The rules about `quality.yml`, the glossary and the baseline themselves.
enum ConfigurationRule: ReportedRule {
  case exception, staleException, unknownRule, staleBaseline, glossaryTerm, languageSettings, shamingPattern, wrongValue

  var rule: Rule {
    switch self {
    case .exception:
      Rule(
        "exception", .error, what: "An exception in quality.yml has no reason, or doesn't say what it is about.",
        why: "An exception that nobody can explain is a hole in the gate.", example: "rule: spelling, key: optOut.button")
    case .staleException:
      Rule(
        "stale-exception", .warning, what: "An exception covers nothing that is found.",
        why: "It would cover the next mistake at the same place.", example: "text: quarantined")
    case .unknownRule:
      Rule(
        "unknown-rule", .error, what: "A severity or an exception names a rule that doesn't exist.",
        why: "It has no effect, and its author thinks it has.", example: "speling: off")
    case .staleBaseline:
      Rule(
        "stale-baseline", .note, what: "The baseline has findings that are gone.", why: "They would be let through if they came back.",
        example: "3 of 40 findings of the baseline are gone")
    case .glossaryTerm:
      Rule(
        "glossary-term", .error, what: "An entry of glossary.yml can't be read.", why: "Its term isn't looked at.", example: "opt-out: [forbidden]")
    case .languageSettings:
      Rule(
        "language-settings", .error, what: "The section language of quality.yml names what isn't known.", why: "It has no effect.",
        example: "english: en-AU")
    case .shamingPattern:
      Rule(
        "shaming-pattern", .error, what: "A pattern of words that shame has no words.", why: "It would match nothing, or everything.",
        example: "* *")
    case .wrongValue:
      Rule(
        "wrong-value", .error, what: "A setting of quality.yml has a value that can't be.", why: "Its default is used instead.",
        example: "minimum: 200, maximum: 100")
    }
  }
}
