import AssentFormats
import AssentModel
import Testing

@testable import AssentQuality

@Suite struct DocumentSettingsTests {
  private static func read(_ text: String) throws -> (settings: DocumentSettings, findings: [Finding]) {
    var findings: [Finding] = []
    let mapping = try #require(YAMLValue.parse(text, file: "quality.yml").value?.mapping("documents", into: &findings))
    return (DocumentSettings(reading: mapping, into: &findings), findings)
  }

  @Test func `The section says what is asked of documents`() throws {
    let (settings, findings) = try Self.read(
      """
      required: [title, exl-id]
      free: [audience]
      legal: [pages/privacy.md, opt-in]
      human-translated:
        default: 40
        guide: 10
        nl:
          legal: 90
      word-count-tolerance: 5
      length:
        from: 100
        minimum: 70
        fr:
          maximum: 160
      """)
    #expect(findings.isEmpty)
    #expect(settings.required == ["title", "exl-id"])
    #expect(settings.free.isSuperset(of: ["audience", "title"]))
    #expect(settings.legal == ["pages/privacy.md", "opt-in"])
    #expect(settings.humanTranslated == ["default": 40, "guide": 10, "legal": 100])
    #expect(settings.humanTranslatedByLocale == [LocaleTag("nl"): ["legal": 90]])
    #expect(settings.wordCountTolerance == 5)
    #expect(settings.length == 70...190)
    #expect(settings.lengthByLocale == [LocaleTag("fr"): 70...160])
    #expect(settings.shortestCompared == 100)
  }

  @Test(arguments: [
    ("require: [title]", "unknown-key", 1), ("human-translated:\n  guides: 10", "unknown-key", 2),
    ("human-translated:\n  default: much", "wrong-type", 2),
    ("human-translated:\n  nl:\n    page: 3", "unknown-key", 3), ("length:\n  minimum: 200", "wrong-value", 2),
    ("length:\n  least: 3", "unknown-key", 2),
    ("required: title", "wrong-type", 1), ("length:\n  nl:\n    least: 3", "unknown-key", 3),
  ]) func `What can't be read is reported with its line`(_ text: String, _ rule: String, _ line: Int) throws {
    let findings = try Self.read(text).findings
    #expect(findings.map(\.rule) == [rule])
    #expect(findings.first?.location?.line == line)
  }
}
