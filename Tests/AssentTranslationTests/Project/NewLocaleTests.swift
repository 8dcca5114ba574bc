import AssentLocalization
import AssentModel
import Foundation
import Testing

@testable import AssentTranslation

@Suite("A new locale")
struct NewLocaleTests {
  private let de = LocaleTag("de") ?? .undetermined

  @Test("German takes no change of code: add, export, translate, import, and it is done", arguments: ExchangeFormat.allCases)
  func german(_ format: ExchangeFormat) throws {
    let site = try SiteCopy()
    let configuration = try site.text("Templates/site.yml")
    let documents = try NewLocale(de, fallbacks: [], project: site.project()).add()
    #expect(try documents.count == site.documentCount && documents.contains("guides/quarantine.md"))
    #expect(
      try site.text("Templates/site.yml")
        == configuration.replacing("  - tag: nl\n    fallback: [en]\n", with: "  - tag: nl\n    fallback: [en]\n  - tag: de\n    fallback: [en]\n"))
    let project = try site.project()
    var status = try #require(try TranslationStatus.statuses(of: [de], in: project).first)
    #expect(try status.new == site.stringCount && status.missing == 0 && status.stale == 0 && status.donePercentage == 0)
    let file = Fill.targets(try site.export("de", format, only: [.new]), format, ["the ": "die ", "You ": "Sie ", "Language": "Sprache"])
    let plan = try site.plan(file, expected: "de")
    #expect(plan.refusals.allSatisfy { $0.rule == "too-long" }, "\(plan.refusals)")
    try plan.write(to: project)
    status = try #require(try TranslationStatus.statuses(of: [de], in: project).first)
    #expect(try status.translated == site.stringCount - plan.refusedKeys.count && status.stale == 0)
    #expect(try site.text("Locales/de/strings.yml").contains("text: \"Sprache\"\n    state: translated\n    source: d30b6930\n"))
  }

  @Test(
    "The plural categories are those of the language",
    arguments: [("pl", ["one", "few", "many", "other"]), ("ja", ["other"]), ("fr-CA", ["one", "many", "other"])])
  func categories(_ tag: String, _ expected: [String]) throws {
    let site = try SiteCopy()
    let locale = try #require(LocaleTag(tag))
    _ = try NewLocale(locale, fallbacks: [], project: site.project()).add()
    let entry = try #require(try site.project().table(locale).table.entries.values.first { $0.key.text == "guide.readingTime" })
    #expect(entry.patterns.compactMap(\.category?.rawValue) == expected)
  }

  @Test("A locale that is there, or a fallback that isn't, is refused and nothing changes")
  func refusals() throws {
    let site = try SiteCopy()
    let before = try site.text("Templates/site.yml")
    let fr = try #require(LocaleTag("fr"))
    let it = try #require(LocaleTag("it"))
    let project = try site.project()
    #expect(throws: TranslationFailure.self) { _ = try NewLocale(fr, fallbacks: [], project: project).add() }
    #expect(throws: TranslationFailure.self) { _ = try NewLocale(de, fallbacks: [it], project: project).add() }
    try FileManager.default.createDirectory(atPath: site.path + "/Locales/de", withIntermediateDirectories: true)
    try site.write("Locales/de/strings.yml", "strings:\n")
    #expect(throws: TranslationFailure.self) { _ = try NewLocale(de, fallbacks: [fr], project: project).add() }
    #expect(try site.text("Templates/site.yml") == before)
    #expect(try site.text("Locales/de/strings.yml") == "strings:\n")
  }

  @Test(
    "The list of locales is added to in place, comments and all",
    arguments: [
      ("locales:\n- tag: en\n# end\n", "locales:\n- tag: en\n- tag: de\n  fallback: [en]\n# end\n"),
      (
        "locales:   # l\n    - tag: en # e\n      fallback: [fr]\n\n    # fr\n    - tag: fr\n\n# after\nx: y",
        "locales:   # l\n    - tag: en # e\n      fallback: [fr]\n\n    # fr\n    - tag: fr\n    - tag: de\n      fallback: [en]\n\n# after\nx: y"
      ),
      ("x: 1\nlocales:\n  - {tag: en}", "x: 1\nlocales:\n  - {tag: en}\n  - tag: de\n    fallback: [en]\n"),
    ])
  func lists(_ old: String, _ new: String) throws {
    #expect(
      try SiteLocalesEditor.adding(de, fallbacks: [try #require(LocaleTag("en"))], to: "sourceLocale: en\n" + old) == "sourceLocale: en\n" + new)
  }

  @Test("A list of another shape is refused", arguments: ["locales: [{tag: en}]\n", "locales:\n  [{tag: en}]\n", "locales:\n", "x: y\n"])
  func shapes(_ text: String) {
    #expect(throws: TranslationFailure.self) { _ = try SiteLocalesEditor.adding(de, fallbacks: [], to: "sourceLocale: en\n" + text) }
  }
}
