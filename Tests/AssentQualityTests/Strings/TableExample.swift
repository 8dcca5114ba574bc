import AssentLocalization
import AssentModel
import Testing

@testable import AssentQuality

/// A source table and a translation, with the strings that a rule reports.
struct TableExample: Sendable, CustomTestStringConvertible {
  let rule: String
  let locale: String
  /// YAML without its first line, `strings:`.
  let source: String
  let translation: String
  /// The keys that are reported, in the order of the file.
  let reported: [String]
  var settings = StringSettings()
  var used: Set<String>?

  var testDescription: String { "\(rule) (\(locale)): \(reported)" }

  /// What the rules say of the table of the locale; of the source's own table when the locale is `en`.
  func findings() throws -> [CheckFinding] {
    let english = try #require(LocaleTag("en"))
    let tag = try #require(LocaleTag(locale))
    let table = StringTable.parse("strings:\n" + source, file: "Locales/en/strings.yml", locale: english).table
    let other = StringTable.parse("strings:\n" + translation, file: "Locales/\(tag)/strings.yml", locale: tag).table
    var tables = [english: table]
    if tag != english { tables[tag] = other }
    let catalog = MessageCatalog(tables: tables, locales: SiteLocales(source: english, tags: Array(tables.keys)))
    let text = StringTablePair(
      table: tag == english ? table : other, source: table, catalog: catalog, isSource: tag == english,
      usedKeys: used.map { Set($0.compactMap { StringKey($0) }) }, dynamicPrefixes: ["alert."])
    return RuleCatalog.entries(settings).findings(in: text)
  }
}
