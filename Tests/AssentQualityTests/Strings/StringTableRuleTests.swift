import AssentLocalization
import AssentModel
import Testing

@testable import AssentQuality

@Suite("Rules over the entries of string tables")
struct StringTableRuleTests {
  @Test("The entries that break a rule are reported, and no others", arguments: TableExample.all)
  func example(_ example: TableExample) throws {
    let found = try example.findings().filter { $0.finding.rule == example.rule }
    #expect(found.map { $0.subject?.description ?? "?" } == example.reported, "\(found.map(\.finding.description))")
  }

  @Test("Every rule has entries that it reports and others that it doesn't", arguments: RuleCatalog.entries(StringSettings()).map(\.rule))
  func isExemplified(_ rule: Rule) {
    let examples = TableExample.all.filter { $0.rule == rule.id }
    #expect(examples.contains { !$0.reported.isEmpty })
    #expect(examples.count > 1)
  }

  @Test("Translations without fingerprints are one finding for the table")
  func missingFingerprints() throws {
    let example = TableExample(
      rule: "missing-fingerprint", locale: "fr", source: "  a: { text: Undo }\n  b: { text: Save }",
      translation: "  a: { text: Annuler }\n  b: { text: Enregistrer }", reported: [])
    let found = try example.findings().filter { $0.finding.rule == "missing-fingerprint" }
    #expect(found.count == 1)
    #expect(found.first?.finding.message.hasPrefix("'a' and 1 more") == true)
  }

  @Test("What is new in a translation isn't shown, and isn't missing twice")
  func newIsNotShown() throws {
    let english = try #require(LocaleTag("en"))
    let french = try #require(LocaleTag("fr"))
    let belgian = try #require(LocaleTag("fr-BE"))
    let key = try #require(StringKey("a"))
    let tables = [
      english: StringTable.parse("strings:\n  a: { text: Undo, state: new }", file: "en.yml", locale: english).table,
      french: StringTable.parse("strings:\n  a: { text: Undo, state: new }", file: "fr.yml", locale: french).table,
      belgian: StringTable.parse("strings: {}", file: "fr-BE.yml", locale: belgian).table,
    ]
    let catalog = MessageCatalog(
      tables: tables, locales: SiteLocales(source: english, tags: [english, french, belgian], fallbacks: [belgian: [french]]))
    #expect(catalog.resolve(key, in: french)?.locale == english)
    #expect(catalog.resolve(key, in: belgian)?.locale == english)
    #expect(catalog.resolve(key, in: english)?.locale == english)
    #expect(!catalog.findings().contains { $0.rule == "missing-translation" })
  }
}
