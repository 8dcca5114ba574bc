public import AssentModel

/// The string tables of a site, and the message that a page gets.
public struct MessageCatalog: Sendable {
  public let tables: [LocaleTag: StringTable]
  public let locales: SiteLocales

  public init(tables: [LocaleTag: StringTable], locales: SiteLocales) {
    self.tables = tables
    self.locales = locales
  }

  /// The strings that are translated.
  var originals: [StringKey: StringEntry] { tables[locales.source]?.entries ?? [:] }

  /// The entry of a key in a locale, or in a locale of its language that it falls back to; `nil` when none of these tables has it.
  public func ownEntry(of key: StringKey, in locale: LocaleTag) -> StringEntry? {
    locales.languageChain(of: locale).lazy.compactMap { tables[$0]?.entries[key] }.first
  }

  /// The message of a key in a locale, or in the nearest that stands in for it; `nil` when none has it.
  ///
  /// A translation whose state is `new` is not one yet: another locale stands in for it.
  public func resolve(_ key: StringKey, in locale: LocaleTag) -> ResolvedMessage? {
    for candidate in locales.chain(of: locale) {
      guard let entry = tables[candidate]?.entries[key], candidate == locales.source || entry.state != .new else { continue }
      return ResolvedMessage(message: entry.message, locale: candidate, location: entry.location)
    }
    return nil
  }
}

/// A message and the table that it was found in.
public struct ResolvedMessage: Hashable, Sendable {
  public let message: Message
  /// The locale of the table; another than the one asked for when that one doesn't have the string.
  public let locale: LocaleTag
  /// Where its key is.
  public let location: SourceLocation
}

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
    for (key, original) in originals {
      guard let entry = ownEntry(of: key, in: locale) else {
        missing += 1
        continue
      }
      states[entry.state ?? .translated, default: 0] += 1
      if let made = entry.sourceFingerprint, made != Fingerprint(of: original.message) { stale += 1 }
    }
    return StringCoverage(locale: locale, total: originals.count, missing: missing, stale: stale, states: states)
  }
}
