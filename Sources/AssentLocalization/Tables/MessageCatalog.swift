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
