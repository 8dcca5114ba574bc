import AssentFormats
import AssentModel

/// What the spelling rules need: settings, dictionaries and the words that hold beside them.
struct SpellingCheck: WordLookup {
  let settings: SpellingSettings
  let dictionaries: SpellingDictionaries
  private let lists: [LocaleTag: WordList]
  private let vocabularies: [LocaleTag: KnownWords]
  private let others: [String]

  /// - Parameters:
  ///   - lists: the word list of each locale that has one.
  ///   - terms: right words from elsewhere, those of the glossary and names that are never translated; by locale, several words in one or not.
  ///   - names: those that hold in every locale.
  init(
    _ settings: SpellingSettings, dictionaries: SpellingDictionaries, lists: [LocaleTag: WordList] = [:], terms: [LocaleTag: [String]] = [:],
    names: [String] = []
  ) {
    self.settings = settings
    self.dictionaries = dictionaries
    self.lists = lists
    others = names
    var vocabularies: [LocaleTag: KnownWords] = [:]
    for locale in Set(lists.keys).union(terms.keys) {
      vocabularies[locale] = KnownWords(list: lists[locale] ?? WordList(file: ""), others: (terms[locale] ?? []) + names)
    }
    self.vocabularies = vocabularies
  }

  /// Whether the words of a locale are looked at.
  func isEnabled(for locale: LocaleTag) -> Bool {
    guard settings.isEnabled else { return false }
    if let named = settings.dictionaries[locale] { return named != nil }
    return Self.language(of: locale).flatMap { settings.dictionaries[$0] }.map { $0 != nil } ?? true
  }

  /// The name that the settings have for the dictionary of a locale, or of its language.
  func dictionaryName(for locale: LocaleTag) -> String? {
    if let name = settings.dictionaries[locale] { return name }
    return Self.language(of: locale).flatMap { settings.dictionaries[$0] ?? nil }
  }

  /// The dictionary of a locale: the one that is named for it, its region's own, the one that is named for its language, its language's.
  func dictionary(for locale: LocaleTag) -> SpellingDictionary? {
    guard isEnabled(for: locale) else { return nil }
    guard let name = dictionaryName(for: locale) else { return dictionaries.dictionary(for: locale) }
    if settings.dictionaries[locale] == nil, let region = locale.region,
      let own = dictionaries.dictionary(named: "\(locale.language)_\(region)")
    {
      return own
    }
    return dictionaries.dictionary(named: name)
  }

  private static func language(of locale: LocaleTag) -> LocaleTag? { LocaleTag(locale.language) }

  func list(of locale: LocaleTag) -> WordList? { lists[locale] }

  func checker(for locale: LocaleTag) -> WordChecker? {
    dictionary(for: locale).map { dictionary in
      let vocabulary = vocabularies[locale] ?? KnownWords(list: WordList(file: ""), others: others)
      return WordChecker(language: locale.language, dictionary: dictionary, vocabulary: vocabulary, allowsAcronyms: !settings.checksCapitals)
    }
  }

  /// Whether a word is one of a language, in its dictionary as it stands; `nil` when there is no dictionary.
  ///
  /// - Parameter language: a language tag: `en`, `fr-BE`.
  func knows(_ word: String, language: String) -> Bool? {
    guard let locale = LocaleTag(language) else { return nil }
    return dictionary(for: locale)?.knows(SpellingText.plain(word))
  }
}

/// The texts of a locale after all of their words were looked up, once for all spelling rules.
struct SpelledText: CheckedSubject {
  let locale: LocaleTag
  let isSource: Bool
  let check: SpellingCheck
  /// The unknown words in the order of the texts, each as often as it occurs.
  let unknown: [(word: UnknownWord, passage: Passage)]
  /// The entries of the word list that no text has.
  let unused: [WordList.Entry]
  /// `nil` when the locale has no dictionary, or isn't checked.
  let dictionary: SpellingDictionary?

  init(_ text: LocaleText, _ check: SpellingCheck) {
    locale = text.locale
    isSource = text.isSource
    self.check = check
    let checker = check.checker(for: text.locale)
    dictionary = checker?.dictionary
    guard let checker else {
      unknown = []
      unused = []
      return
    }
    var spelling = PassageSpelling(checker, checksCapitals: check.settings.checksCapitals)
    unknown = text.passages.flatMap { passage in spelling.unknownWords(in: passage).map { ($0, passage) } }
    unused = (check.list(of: text.locale)?.entries ?? []).filter { !spelling.usedLines.contains($0.line) }
  }
}

/// Unknown words. The words that get suggestions are the first ones of a locale's files in every run.
struct SpellingRule: CheckRule {
  let rule = Rule(
    "spelling", .warning, what: "A word is neither in the dictionary of the locale nor in its words.txt.",
    why: "A typing error on a page about consent makes the sender look like a fraud.", example: "Uw gegevns")

  func check(_ text: SpelledText, into report: inout RuleReport) {
    guard let dictionary = text.dictionary else { return }
    let settings = text.check.settings
    var suggested: [ExactText: [String]] = [:]
    for (word, passage) in text.unknown {
      let key = ExactText(word.text)
      if suggested[key] == nil, suggested.count < settings.wordsWithSuggestions {
        suggested[key] = suggestions(for: word, from: dictionary, atMost: settings.suggestions)
      }
      report.add(
        at: passage.place, "'\(word.text)' is in no dictionary of \(text.locale)", part: word.text,
        hint: hint(suggested[key] ?? [], list: "Locales/\(text.locale)/words.txt"))
    }
  }

  /// Those that are near: Hunspell's far ones are guesses by sound.
  private func suggestions(for word: UnknownWord, from dictionary: SpellingDictionary, atMost count: Int) -> [String] {
    guard count > 0 else { return [] }
    return Array(dictionary.suggestions(for: word.text).filter { NearestName.nearest(to: word.text, among: [$0]) != nil }.prefix(count))
  }

  private func hint(_ suggestions: [String], list: String) -> String {
    guard let last = suggestions.last else { return "If it is right, add it to \(list)" }
    let others = suggestions.dropLast().map { "'\($0)'" }.joined(separator: ", ")
    return "Did you mean \(others.isEmpty ? "" : "\(others) or ")'\(last)'? If it is right as it stands, add it to \(list)"
  }
}

/// Reports the entries of a word list that no text has.
struct UnusedWordRule: CheckRule {
  let rule = Rule(
    "unused-word", .note, what: "No text has a word of words.txt.", why: "An entry that nobody needs hides a typing error of tomorrow.",
    example: "wensenlijst")

  func check(_ text: SpelledText, into report: inout RuleReport) {
    guard let list = text.check.list(of: text.locale) else { return }
    for entry in text.unused {
      report.add(
        at: CheckPlace(SourceLocation(list.file, line: entry.line), locale: text.locale), "No text has '\(entry.word)' any more", part: entry.word,
        hint: "Remove the line")
    }
  }
}

/// Reports, once for a locale, that its spelling can't be looked at.
struct MissingDictionaryRule: CheckRule {
  let rule: Rule

  init(_ settings: SpellingSettings) {
    rule = Rule(
      "missing-dictionary", settings.missingDictionary ?? .error, what: "A locale has no spelling dictionary on this machine.",
      why: "Without one its spelling is not looked at, and nobody notices.", example: "de")
  }

  func check(_ text: SpelledText, into report: inout RuleReport) {
    let check = text.check
    guard check.settings.missingDictionary != nil, check.isEnabled(for: text.locale), text.dictionary == nil else { return }
    let named = check.dictionaryName(for: text.locale).map { " '\($0)'" } ?? ""
    report.add(
      at: CheckPlace(nil, locale: text.locale),
      "The spelling of \(text.locale) wasn't checked: there is no dictionary\(named) for it on this machine",
      hint:
        "Install it (\(Self.package(for: text.locale)) on Debian), or name another one or 'off' in Locales/quality.yml under spelling, dictionaries")
  }

  private static func package(for locale: LocaleTag) -> String {
    switch (locale.language, locale.region) {
    case ("en", "US"): "hunspell-en-us"
    case ("en", _): "hunspell-en-gb"
    case ("de", "AT"): "hunspell-de-at"
    case ("de", "CH"): "hunspell-de-ch"
    case ("de", _): "hunspell-de-de"
    case ("pt", "BR"): "hunspell-pt-br"
    case ("pt", _): "hunspell-pt-pt"
    default: "hunspell-\(locale.language)"
    }
  }
}
