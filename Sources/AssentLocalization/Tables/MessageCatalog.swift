public import AssentModel

/// The string tables of a site and the order in which they stand in for each other.
public struct MessageCatalog: Sendable {
  public let tables: [LocaleTag: StringTable]
  public let source: LocaleTag
  private let chains: [LocaleTag: [LocaleTag]]

  /// - Parameters:
  ///   - fallbacks: For a locale those that stand in for it, nearest first; theirs follow. The source comes last for all.
  public init(tables: [LocaleTag: StringTable], fallbacks: [LocaleTag: [LocaleTag]], source: LocaleTag) {
    self.tables = tables
    self.source = source
    let locales = Set(tables.keys).union(fallbacks.keys).union([source])
    self.chains = Dictionary(uniqueKeysWithValues: locales.map { ($0, Self.chain(for: $0, fallbacks, source)) })
  }

  /// The locales whose tables are asked for a string, in that order.
  public func chain(for locale: LocaleTag) -> [LocaleTag] { chains[locale] ?? [locale, source] }

  /// The message of a key in a locale, or in the nearest that stands in for it; `nil` when none has it.
  ///
  /// A translation whose state is `new` is not one yet: another locale stands in for it.
  public func resolve(_ key: StringKey, in locale: LocaleTag) -> ResolvedMessage? {
    for candidate in chain(for: locale) {
      guard let entry = tables[candidate]?.entries[key], candidate == source || entry.state != .new else { continue }
      return ResolvedMessage(message: entry.message, locale: candidate, location: entry.location)
    }
    return nil
  }

  private static func chain(for locale: LocaleTag, _ fallbacks: [LocaleTag: [LocaleTag]], _ source: LocaleTag) -> [LocaleTag] {
    var chain: [LocaleTag] = []
    var waiting = [locale][...]
    while let next = waiting.popFirst() {
      guard next != source || next == locale, !chain.contains(next) else { continue }
      chain.append(next)
      waiting += fallbacks[next] ?? []
    }
    return chain.contains(source) ? chain : chain + [source]
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
