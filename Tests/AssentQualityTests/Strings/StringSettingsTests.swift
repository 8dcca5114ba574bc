import AssentFormats
import AssentLocalization
import AssentModel
import Testing

@testable import AssentQuality

@Suite("Settings of the rules over strings")
struct StringSettingsTests {
  private func read(_ yaml: String) throws -> (settings: StringSettings, findings: [Finding]) {
    var findings: [Finding] = []
    let section = try #require(YAMLValue.parse(yaml, file: "Locales/quality.yml").value?.mapping("strings", into: &findings))
    return (StringSettings(reading: section, into: &findings), findings)
  }

  @Test("Every key is read")
  func allKeys() throws {
    let (settings, findings) = try read(
      """
      required-state: { default: machine, fr: reviewed, nl-be: new }
      length: { from: 20, longest: 300, shortest: 20 }
      unchanged: [Maison Lumen, optOut.button]
      doubled-words: [Nous]
      acronyms: { TOS: [CGU, Conditions], ABC: }
      """)
    #expect(findings == [])
    for (tag, state) in [("fr", TranslationState.reviewed), ("fr-BE", .reviewed), ("nl-BE", .new), ("nl", .machine), ("de", .machine)] {
      #expect(settings.requiredState(for: try #require(LocaleTag(tag))) == state)
    }
    #expect(settings.lengthFrom == 20 && settings.longestPercent == 300 && settings.shortestPercent == 20)
    #expect(settings.unchanged == ["Maison Lumen", "optOut.button"])
    #expect(settings.doubledWords == ["nous"])
    #expect(settings.acronyms == ["TOS": ["cgu", "conditions"], "ABC": []])
  }

  @Test("What is wrong is reported with its line, and the default stays")
  func mistakes() throws {
    let (settings, findings) = try read(
      """
      required-state: { klingon: new, fr: done }
      length: { longest: 50, wider: 3 }
      unchnged: []
      """)
    #expect(Set(findings.map(\.rule)) == ["language-tag", "translation-state", "wrong-type", "unknown-key"])
    #expect(findings.allSatisfy { $0.location?.line != nil })
    #expect(settings.longestPercent == 250)
    #expect(settings.requiredState(for: try #require(LocaleTag("fr"))) == .translated)
  }

  @Test("An acronym that the settings except needs no rendering, and a word that they list may stand twice")
  func exceptions() throws {
    let (settings, _) = try read("acronyms: { TOS: [CGU], ABC: [] }\ndoubled-words: [Bora]")
    let rules = RuleCatalog.strings(settings)
    #expect(try RuleExample.good("acronym", "fr", "Les CGU", from: "The TOS and ABC").findings(rules).isEmpty)
    #expect(try !RuleExample.good("acronym", "fr", "Les conditions", from: "The TOS").findings(rules).isEmpty)
    #expect(try RuleExample.good("doubled-word", "fr", "Bora bora", from: "Borabora").findings(rules).isEmpty)
  }
}
