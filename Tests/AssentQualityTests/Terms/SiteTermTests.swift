import AssentModel
import Testing

@testable import AssentQuality

@Suite("The repository's own site")
struct SiteTermTests {
  @Test("Its glossary has no mistakes")
  func glossary() throws {
    let parsed = Glossary.parse(try TextFiles.read("Locales/glossary.yml"), file: "Locales/glossary.yml")
    #expect(parsed.findings == [])
    #expect(parsed.glossary.terms.count > 10)
  }

  @Test("Its texts keep the rules of language and terms", arguments: ["en", "fr", "nl"])
  func texts(_ locale: String) throws {
    let glossary = Glossary.parse(try TextFiles.read("Locales/glossary.yml"), file: "Locales/glossary.yml").glossary
    let terms = TermRules(glossary)
    let settings = LanguageSettings()
    let findings = TextFiles.findings(
      try TextFiles.site(locale), RuleCatalog.language(settings) + terms.passageRules, RuleCatalog.languageOfLocales(settings) + terms.localeRules)
    #expect(findings.map(\.finding.description) == [])
  }
}
