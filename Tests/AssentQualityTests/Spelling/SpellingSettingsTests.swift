import AssentFormats
import AssentModel
import Testing

@testable import AssentQuality

@Suite("The settings of spelling")
struct SpellingSettingsTests {
  private func settings(_ text: String) throws -> (SpellingSettings, [Finding]) {
    var (value, findings) = YAMLValue.parse(text, file: "Locales/quality.yml")
    let mapping = try #require(value?.mapping("spelling", into: &findings))
    let settings = SpellingSettings(reading: mapping, into: &findings)
    return (settings, findings)
  }

  @Test("Each setting is read")
  func reading() throws {
    let (settings, findings) = try settings(
      """
      enabled: true
      dictionaries: { en: en_US, de: off }
      missing-dictionary: warning
      paths: [Dictionaries]
      check-capitals: true
      suggestions: 1
      words-with-suggestions: 5
      """)
    #expect(findings.isEmpty)
    #expect(settings.dictionaries[try #require(LocaleTag("en"))] == .some("en_US"))
    #expect(settings.dictionaries[try #require(LocaleTag("de"))] == .some(nil))
    #expect(settings.missingDictionary == .warning)
    #expect(settings.paths == ["Dictionaries"])
    #expect(settings.systemDictionaries(site: "site", dictionaryPath: "/own").paths.prefix(2) == ["site/Dictionaries", "/own"])
    #expect(settings.checksCapitals)
    #expect(settings.suggestions == 1)
    #expect(settings.wordsWithSuggestions == 5)
  }

  @Test("What is wrong is reported with its line and left at its default")
  func faults() throws {
    let (settings, findings) = try settings(
      "sugestions: 3\nmissing-dictionary: fatal\nsuggestions: -1\ndictionaries:\n  english: en_GB\n  nl: [nl]\n")
    #expect(findings.map(\.location?.line) == [1, 3, 2, 5, 6])
    #expect(settings.missingDictionary == .error)
    #expect(settings.suggestions == 3)
    #expect(settings.dictionaries.isEmpty)
  }

  @Test("A dictionary that is named for a language holds for its regions without one of their own")
  func regions() throws {
    var fixture = SpellingFixture()
    fixture.settings.dictionaries[try #require(LocaleTag("en"))] = "en_US"
    #expect(try fixture.unknown("en", "color colour") == ["colour"])
    #expect(try fixture.unknown("en-IE", "color colour") == ["colour"])
    #expect(try fixture.unknown("en-GB", "color colour") == ["color"])
  }

  @Test("Every rule says what it is for")
  func rules() {
    let rules = RuleCatalog.spelling(SpellingSettings()).map(\.rule) + WordListRule.allCases.map(\.rule)
    #expect(rules.map(\.id) == ["spelling", "missing-dictionary", "unused-word", "word-list"])
    for rule in rules + ConfigurationRule.allCases.map(\.rule) { #expect(rule.what.hasSuffix(".") && rule.why.hasSuffix(".")) }
  }
}
