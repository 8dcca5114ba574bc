import AssentLocalization
public import AssentModel

/// How far the strings of a locale have come.
public struct TranslationStatus: Hashable, Sendable, Codable {
  public let locale: String
  /// The strings of the source table.
  public let strings: Int
  public let missing: Int
  public let new: Int
  public let machine: Int
  public let translated: Int
  public let reviewed: Int
  /// Those whose source text has changed since; each counts in its state, too.
  public let stale: Int
  /// Those that a person has translated or reviewed from today's source text.
  public let done: Int

  /// The done of all strings, rounded down.
  public var donePercentage: Int { strings == 0 ? 100 : 100 * done / strings }

  init(_ coverage: StringCoverage, done: Int) {
    locale = coverage.locale.description
    strings = coverage.total
    missing = coverage.missing
    new = coverage.states[.new, default: 0]
    machine = coverage.states[.machine, default: 0]
    translated = coverage.states[.translated, default: 0]
    reviewed = coverage.states[.reviewed, default: 0]
    stale = coverage.stale
    self.done = done
  }

  /// The status of locales; a regional one counts what it inherits from its language by the fallbacks of the site.
  public static func statuses(of locales: [LocaleTag], in project: TranslationProject) throws(TranslationFailure) -> [TranslationStatus] {
    var tables: [LocaleTag: StringTable] = [:]
    for locale in project.locales.tags { tables[locale] = try project.table(locale).table }
    let catalog = MessageCatalog(tables: tables, locales: project.locales)
    return locales.map { locale in
      let done = (tables[project.source]?.entries ?? [:]).count { key, original in
        guard let entry = catalog.ownEntry(of: key, in: locale) else { return false }
        let isFresh = entry.sourceFingerprint.map { $0 == Fingerprint(of: original.message) } ?? true
        return isFresh && [.translated, .reviewed].contains(entry.state ?? .translated)
      }
      return TranslationStatus(catalog.coverage(of: locale), done: done)
    }
  }
}
