import AssentModel
import Testing

@testable import AssentQuality

@Suite("Word lists and missing dictionaries")
struct WordListTests {
  @Test("A line is a word; comments and empty lines are not")
  func parsing() {
    let (list, findings) = WordList.parse("\u{FEFF}# Names\n\nAnn # a person\r\n  l’opt-in  \n", file: "words.txt")
    #expect(list.entries.map(\.word) == ["Ann", "l'opt-in"])
    #expect(list.entries.map(\.line) == [3, 4])
    #expect(findings.isEmpty)
  }

  @Test("Two words on a line and a word that occurs twice are reported with their lines")
  func faults() {
    let (list, findings) = WordList.parse("opt in\nword\nword\n", file: "Locales/nl/words.txt")
    #expect(list.entries.map(\.word) == ["word"])
    #expect(findings.map(\.rule) == ["word-list", "word-list"])
    #expect(findings.map(\.location?.line) == [1, 3])
    #expect(findings.map(\.message) == ["There are 2 words on this line", "'word' is already on line 2"])
  }

  @Test(
    "A word that no text has any more is a note; one that a text has is used, in whatever part of a word")
  func unused() throws {
    let fixture = SpellingFixture(words: ["nl": "opt-inn\nlumidoux\nnieuwsbrief"])
    let findings = try fixture.findings("nl", ["De opt-inn-pagina van de nieuwsbrief"])
    #expect(findings.map(\.finding.rule) == ["unused-word"])
    #expect(findings.first?.finding.location == SourceLocation("Locales/nl/words.txt", line: 2))
    #expect(findings.first?.finding.severity == .note)
  }

  @Test("A missing dictionary is reported once for a locale, and as the settings say")
  func missing() throws {
    var fixture = SpellingFixture(dictionaries: SpellingDictionaries(paths: []))
    let findings = try fixture.findings("de", ["Eins", "Zwei"])
    #expect(findings.map(\.finding.rule) == ["missing-dictionary"])
    #expect(findings.first?.finding.severity == .error)
    #expect(findings.first?.finding.hint?.contains("hunspell-de-de") == true)
    fixture.settings.missingDictionary = .warning
    #expect(try fixture.findings("de", ["Eins"]).map(\.finding.severity) == [.warning])
    fixture.settings.missingDictionary = nil
    #expect(try fixture.findings("de", ["Eins"]).isEmpty)
    fixture.settings.missingDictionary = .error
    fixture.settings.dictionaries[try #require(LocaleTag("de"))] = .some(nil)
    #expect(try fixture.findings("de", ["Eins"]).isEmpty)
    #expect(try fixture.findings("de-AT", ["Eins"]).isEmpty)
    fixture.settings.isEnabled = false
    #expect(try fixture.findings("fr", ["Un"]).isEmpty)
  }
}
