public import AssentModel

/// One string of a table, with what translators need to know about it.
public struct StringEntry: Hashable, Sendable {
  public let key: StringKey
  public let message: Message
  /// For translators; in the source table only.
  public let note: String?
  /// The longest that it and its translations may be, in characters; in the source table only.
  public let maximumLength: Int?
  public let state: TranslationState?
  /// The fingerprint of the source text that the translation was made from.
  public let sourceFingerprint: Fingerprint?
  /// Where the key is.
  public let location: SourceLocation
  /// Where the text is, or the mapping of its plural categories.
  public let textLocation: SourceLocation
  /// Where each plural category is; empty for a plain message.
  public let categoryLocations: [PluralCategory: SourceLocation]
  /// Where `note` and `max` are.
  let sourceOnlyFields: [String: SourceLocation]

  /// The patterns of the message and where each is, in CLDR's order of the categories.
  public var patterns: [(category: PluralCategory?, pattern: MessagePattern, location: SourceLocation)] {
    switch message {
    case .plain(let pattern): [(nil, pattern, textLocation)]
    case .plural(let patterns):
      PluralCategory.allCases.compactMap { category in
        patterns[category].map { (category, $0, categoryLocations[category] ?? textLocation) }
      }
    }
  }
}
