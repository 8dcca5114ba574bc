import AssentModel

/// The rules of a glossary, and of words that were left in the source language.
public struct TermRules: Sendable {
  public let passageRules: [any PassageRule]
  public let localeRules: [any LocaleRule]

  /// - Parameters:
  ///   - sourceLanguage: the language of the source locale, such as `en`.
  ///   - settings: which words count as borrowed.
  ///   - words: dictionaries of the languages, when there are any.
  public init(_ glossary: Glossary, sourceLanguage: String = "en", settings: LanguageSettings = LanguageSettings(), words: (any WordLookup)? = nil) {
    let collection = TermCollection(glossary, sourceLanguage: sourceLanguage)
    passageRules = [
      TermForbiddenRule(collection: collection), TermMissingRule(collection: collection), TermKeptRule(collection: collection),
      UntranslatedWordRule(glossary, sourceLanguage: sourceLanguage, settings: settings, words: words),
    ]
    localeRules = [TermNamesRule(collection: collection)]
  }

  /// What to write instead: `Write 'a', 'b' or 'c'`.
  static func hint(_ approved: [[String]]) -> String? {
    let names = approved.compactMap(\.first).map { "'\($0)'" }
    guard let last = names.last else { return nil }
    return names.count == 1 ? "Write \(last)" : "Write \(names.dropLast().joined(separator: ", ")) or \(last)"
  }
}
