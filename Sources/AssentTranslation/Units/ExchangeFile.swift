public import AssentLocalization
public import AssentModel

/// What is sent to a translator: strings of one locale beside their source.
public struct ExchangeFile: Hashable, Sendable {
  public let source: LocaleTag
  public let target: LocaleTag
  /// The path of the table that the translations belong in.
  public let original: String
  /// In the order of the source table.
  public let units: [ExchangeUnit]

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
