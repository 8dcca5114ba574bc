public import AssentModel

/// How much of the source table a locale has, and in which states.
public struct StringCoverage: Hashable, Sendable {
  public let locale: LocaleTag
  /// The strings of the source table.
  public let total: Int
  /// Those that the locale lacks.
  public let missing: Int
  /// Those that were translated from another source text than today's.
  public let stale: Int
  /// Those that it has, by state; one without a state counts as translated. The stale are among them.
  public let states: [TranslationState: Int]

  public init(locale: LocaleTag, total: Int, missing: Int, stale: Int, states: [TranslationState: Int]) {
    self.locale = locale
    self.total = total
    self.missing = missing
    self.stale = stale
    self.states = states
  }
}

extension MessageCatalog {
  /// The coverage of a locale; a regional locale counts what its own language has.
  public func coverage(of locale: LocaleTag) -> StringCoverage {
    var missing = 0
    var stale = 0
    var states: [TranslationState: Int] = [:]
    let originals = tables[source]?.entries ?? [:]
    for (key, original) in originals {
      let own = chain(for: locale).lazy.filter { $0.language == locale.language }.compactMap { tables[$0]?.entries[key] }.first
      guard let entry = own else {
        missing += 1
        continue
      }
      states[entry.state ?? .translated, default: 0] += 1
      if let made = entry.sourceFingerprint, made != Fingerprint(of: original.message) { stale += 1 }
    }
    return StringCoverage(locale: locale, total: originals.count, missing: missing, stale: stale, states: states)
  }
}
