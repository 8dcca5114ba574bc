public import AssentLocalization

/// One string on its way to a translator.
public struct ExchangeUnit: Hashable, Sendable {
  public let key: StringKey
  /// For the translator, from the source table.
  public let note: String?
  /// The longest that each text may be, in characters without placeholders.
  public let maximumLength: Int?
  /// One for a plain message; one for each plural category of the target's language, in CLDR's order.
  public let segments: [Segment]
  public let state: TranslationState
  /// Whether the source text has changed since the translation was made.
  public let isStale: Bool
  /// That of today's source text.
  public let fingerprint: Fingerprint
  /// That of the source text which the translation was made from, where the table says so.
  public let translatedFrom: Fingerprint?

  /// A text to translate.
  public struct Segment: Hashable, Sendable {
    /// `nil` for a plain message.
    public let category: PluralCategory?
    public let source: MessagePattern
    /// `nil` as long as there is none. A new text that is only a copy of the source is none.
    public let target: MessagePattern?
    /// Some of the numbers that the category is for.
    public let examples: [Int]
  }

  public var isPlural: Bool { segments.contains { $0.category != nil } }
}

extension ExchangeUnit {
  /// The string as a locale has it today, or lacks it.
  init(_ original: StringEntry, _ translation: StringEntry?, rules: PluralRules) {
    key = original.key
    note = original.note
    maximumLength = original.maximumLength
    fingerprint = Fingerprint(of: original.message)
    state = translation.map { $0.state ?? .translated } ?? .new
    translatedFrom = translation?.sourceFingerprint
    isStale = translation?.sourceFingerprint.map { $0 != Fingerprint(of: original.message) } ?? false
    let segments: [Segment]
    switch original.message {
    case .plain(let pattern):
      segments = [Segment(category: nil, source: pattern, target: translation?.message.text(of: nil), examples: [])]
    case .plural:
      segments = rules.orderedCategories.compactMap { category in
        guard let source = original.message.text(of: category) else { return nil }
        return Segment(
          category: category, source: source, target: translation?.message.ownText(of: category), examples: rules.examples(of: category))
      }
    }
    let isCopy = state == .new && segments.allSatisfy { $0.target == nil || $0.target == $0.source }
    self.segments =
      isCopy ? segments.map { Segment(category: $0.category, source: $0.source, target: nil, examples: $0.examples) } : segments
  }
}

extension Message {
  /// The pattern for a category, that of `other` when it has none.
  func text(of category: PluralCategory?) -> MessagePattern? {
    switch self {
    case .plain(let pattern): pattern
    case .plural(let patterns): category.flatMap { patterns[$0] } ?? patterns[.other]
    }
  }

  /// The pattern that stands under a category; a plain text stands under `other`.
  func ownText(of category: PluralCategory) -> MessagePattern? {
    switch self {
    case .plain(let pattern): category == .other ? pattern : nil
    case .plural(let patterns): patterns[category]
    }
  }
}
