internal import AssentModel

/// The rules about spelling.
public enum SpellingRules {
  public static let spelling = QualityRule(
    "spelling", .warning, what: "A word is neither in the dictionary of the locale nor in its words.txt.",
    why: "A typing error on a page about consent makes the sender look like a fraud.", example: "Uw gegevns")

  public static let missingDictionary = QualityRule(
    "missing-dictionary", .error, what: "A locale has no spelling dictionary on this machine.",
    why: "Without one its spelling is not looked at, and nobody notices.", example: "de")

  public static let unusedWord = QualityRule(
    "unused-word", .note, what: "No text has a word of words.txt.", why: "An entry that nobody needs hides a typing error of tomorrow.",
    example: "wensenlijst")

  public static let wordList = QualityRule(
    "word-list", .warning, what: "A line of words.txt is no single word, or repeats one.", why: "The entry does not do what its author expects.",
    example: "opt in")

  /// All of them, as `assent check --rules` lists them.
  public static let all: [QualityRule] = [spelling, missingDictionary, unusedWord, wordList]

  /// The rules over the texts of a locale. Faults of the word lists are reported by `WordList.parse`.
  public static func localeRules(_ check: SpellingCheck) -> [any LocaleRule] {
    guard check.settings.isEnabled else { return [] }
    return [SpellingRule(check: check), MissingDictionaryRule(check: check), UnusedWordRule(check: check)]
  }
}
