public import AssentModel
public import AssentSpelling

/// What the spelling rules need: settings, dictionaries and the words that hold beside them.
public struct SpellingCheck: Sendable {
  public let settings: SpellingSettings
  let dictionaries: SpellingDictionaries
  private let lists: [LocaleTag: WordList]
  private let vocabularies: [LocaleTag: Vocabulary]
  private let others: [String]

  /// - Parameters:
  ///   - lists: the word list of each locale that has one.
  ///   - terms: right words from elsewhere, those of the glossary and names that are never translated; by locale, several words in one or not.
  ///   - names: those that hold in every locale.
  public init(
    _ settings: SpellingSettings, dictionaries: SpellingDictionaries, lists: [LocaleTag: WordList] = [:], terms: [LocaleTag: [String]] = [:],
    names: [String] = []
  ) {
    self.settings = settings
    self.dictionaries = dictionaries
    self.lists = lists
    others = names
    var vocabularies: [LocaleTag: Vocabulary] = [:]
    for locale in Set(lists.keys).union(terms.keys) {
      vocabularies[locale] = Vocabulary(list: lists[locale] ?? WordList(file: ""), others: (terms[locale] ?? []) + names)
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
      let vocabulary = vocabularies[locale] ?? Vocabulary(list: WordList(file: ""), others: others)
      return WordChecker(language: locale.language, dictionary: dictionary, vocabulary: vocabulary, allowsAcronyms: !settings.checksCapitals)
    }
  }

  /// Whether a word is one of a language, in its dictionary as it stands; `nil` when there is no dictionary.
  ///
  /// - Parameter language: a language tag: `en`, `fr-BE`.
  public func knows(_ word: String, language: String) -> Bool? {
    guard let locale = LocaleTag(language) else { return nil }
    return dictionary(for: locale)?.knows(SpellingText.plain(word))
  }
}
