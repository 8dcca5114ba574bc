import AssentModel
import Testing

@testable import AssentQuality

@Suite("The documents of the seeds")
struct SeedTests {
  /// Rule, line and part of each finding.
  private func reports(_ locale: String) throws -> [String] {
    let folder = "Tests/AssentQualityTests/Seeds"
    let parsed = Glossary.parse(try TextFiles.read("\(folder)/glossary.yml"), file: "Seeds/glossary.yml")
    #expect(parsed.findings == [])
    let terms = TermRules(parsed.glossary)
    let settings = LanguageSettings()
    let pair = try TextFiles.document("\(folder)/\(locale).md", locale, source: "\(folder)/en.md")
    let passages = locale == "en" ? pair.source.passages : pair.translation.passages
    return TextFiles.findings(
      passages, RuleCatalog.language(settings) + terms.passageRules, RuleCatalog.languageOfLocales(settings) + terms.localeRules
    ).map { "\($0.finding.rule) \($0.finding.location?.line ?? 0) \($0.finding.part ?? "-")" }
  }

  @Test("The English counterpart is clean")
  func english() throws {
    #expect(try reports("en") == [])
  }

  @Test("The French document, which people translated, has typewriter's apostrophes and one name that the glossary forbids")
  func french() throws {
    #expect(
      try reports("fr") == [
        "straight-apostrophe 22 d'opt-in", "straight-apostrophe 26 l'analyse", "straight-apostrophe 30 s'applique",
        "straight-apostrophe 32 d'informations", "term-forbidden 30 email",
      ])
  }

  @Test("The Dutch document, which a machine translated, has a word of English, Optie for opt-in, and three names for one thing")
  func dutch() throws {
    #expect(
      try reports("nl") == [
        "straight-apostrophe 22 opt-out-bestemmingspagina's", "term-forbidden 3 Uitschakelen", "term-forbidden 20 Uitschakelen",
        "term-forbidden 22 in of uit te schakelen", "term-forbidden 22 uit te schakelen", "term-forbidden 22 Optie",
        "term-forbidden 24 in- of uitgeschakeld", "term-forbidden 24 uitgeschakeld", "term-forbidden 24 Optie", "term-forbidden 30 Uitschakelen",
        "term-forbidden 30 mailadres", "term-forbidden 30 geactiveerd", "untranslated-word 30 quarantined", "term-names 2 opt-in",
      ])
  }
}
