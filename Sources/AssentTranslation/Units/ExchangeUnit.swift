public import AssentLocalization
import AssentModel

/// One string on its way to a translator.
struct ExchangeUnit: Hashable, Sendable {
  let key: StringKey
  /// For the translator, from the source table.
  let note: String?
  /// The longest that each text may be, in characters without placeholders.
  let maximumLength: Int?
  /// One for a plain message; one for each plural category of the target's language, in CLDR's order.
  let segments: [Segment]
  let state: TranslationState
  /// Whether the source text has changed since the translation was made.
  let isStale: Bool
  /// That of today's source text.
  let fingerprint: Fingerprint
  /// That of the source text which the translation was made from, where the table says so.
  let translatedFrom: Fingerprint?

  /// A text to translate.
  struct Segment: Hashable, Sendable {
    /// `nil` for a plain message.
    let category: PluralCategory?
    let source: MessagePattern
    /// `nil` as long as there is none. A new text that is only a copy of the source is none.
    let target: MessagePattern?
    /// Some of the numbers that the category is for.
    let examples: [Int]
  }

  var isPlural: Bool { segments.contains { $0.category != nil } }
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
      segments = [Segment(category: nil, source: pattern, target: translation?.message.pattern(of: nil), examples: [])]
    case .plural:
      segments = rules.orderedCategories.compactMap { category in
        guard let source = original.message.pattern(of: category) else { return nil }
        return Segment(
          category: category, source: source, target: translation?.message.patterns.first { ($0.category ?? .other) == category }?.pattern,
          examples: rules.examples(of: category))
      }
    }
    let isCopy = state == .new && segments.allSatisfy { $0.target == nil || $0.target == $0.source }
    self.segments =
      isCopy ? segments.map { Segment(category: $0.category, source: $0.source, target: nil, examples: $0.examples) } : segments
  }
}

extension ExchangeUnit {
  /// The limit in words; `nil` without one.
  var limitNote: String? { maximumLength.map { "At most \($0) characters, placeholders not counted" } }

  /// What the category of a segment is for, in words.
  static func categoryNote(_ segment: Segment) -> String? {
    guard let category = segment.category else { return nil }
    let numbers = segment.examples.map(String.init).joined(separator: ", ")
    return "Plural category '\(category.rawValue)'" + (numbers.isEmpty ? ", for numbers with decimals" : ", for \(numbers)")
      + (segment.examples.count == 3 ? " and so on" : "")
  }
}

/// Which strings to send. The raw value is the word on the command line.
public enum UnitSelection: String, Hashable, Sendable, CaseIterable {
  /// Those that nobody has translated yet, and those that the locale lacks.
  case new
  /// Those whose source text has changed since.
  case stale
  /// Those that a machine translated and no person has read.
  case machine
  case translated
  case reviewed

  func includes(_ unit: ExchangeUnit) -> Bool {
    switch self {
    case .new: unit.state == .new
    case .stale: unit.isStale
    case .machine: unit.state == .machine
    case .translated: unit.state == .translated
    case .reviewed: unit.state == .reviewed
    }
  }
}

/// What is sent to a translator: strings of one locale beside their source.
public struct ExchangeFile: Hashable, Sendable {
  let source: LocaleTag
  let target: LocaleTag
  /// The path of the table that the translations belong in.
  let original: String
  /// In the order of the source table.
  let units: [ExchangeUnit]

  /// The number of strings.
  public var count: Int { units.count }

  /// The strings of a locale.
  ///
  /// - Parameters:
  ///   - selection: those to send; `nil` for all.
  ///   - inherited: those that a regional locale takes from its own language, which are sent only if it has its own.
  public init(source: StringTable, target: StringTable, only selection: Set<UnitSelection>? = nil, inherited: Set<StringKey> = []) {
    self.source = source.locale
    self.target = target.locale
    self.original = target.file
    let rules = PluralRules.cardinal(for: target.locale)
    units = source.orderedEntries.compactMap { original in
      let translation = target.entries[original.key]
      if translation == nil, inherited.contains(original.key) { return nil }
      let unit = ExchangeUnit(original, translation, rules: rules)
      return selection.map { $0.contains { $0.includes(unit) } } ?? true ? unit : nil
    }
  }
}

extension StringTable {
  /// The entries as they follow each other in the file.
  var orderedEntries: [StringEntry] {
    entries.values.sorted { ($0.location.line ?? 0, $0.key) < ($1.location.line ?? 0, $1.key) }
  }
}
