import AssentFormats
import AssentLocalization
import AssentModel
import Testing

@testable import AssentQuality

@Suite("Rules over the text of strings")
struct StringPassageRuleTests {
  static let rules = RuleCatalog.strings(StringSettings())
  static let examples = RuleExample.characters + RuleExample.spacing + RuleExample.punctuation + RuleExample.comparisons + RuleExample.markup

  @Test("A text that breaks a rule is reported by it, and one that doesn't isn't", arguments: examples)
  func example(_ example: RuleExample) throws {
    let found = try example.findings(Self.rules).filter { $0.finding.rule == example.rule }
    #expect(found.isEmpty != example.isReported, "\(found.map(\.finding.description))")
  }

  @Test("Every rule has a text that it reports and one that it doesn't, in French and in Dutch", arguments: rules.map(\.rule))
  func isExemplified(_ rule: Rule) {
    let languages = ["fr", "nl"] + (rule.locales == .translations ? [] : ["en"])
    for language in languages {
      for isReported in [true, false] {
        #expect(
          Self.examples.contains { $0.rule == rule.id && $0.locale == language && $0.isReported == isReported },
          "\(rule.id), \(language), \(isReported)")
      }
    }
  }

  @Test("The part that is reported stands in the text", arguments: examples)
  func partIsVerbatim(_ example: RuleExample) throws {
    for finding in try example.findings(Self.rules) {
      guard let part = finding.finding.part, !part.hasPrefix("{{"), part != "javascript:" else { continue }
      #expect(!part.isEmpty)
      #expect(Self.contains(example.text, part), "'\(part)' (\(finding.finding.rule))")
      #expect(!part.unicodeScalars.contains(Passage.objectSign))
    }
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    let text = Array(text.unicodeScalars)
    let part = Array(part.unicodeScalars)
    return part.count <= text.count && (0...(text.count - part.count)).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }

  @Test("A good translation is clean by every rule", arguments: GoodTranslation.all)
  func goodTranslation(_ good: GoodTranslation) throws {
    let found = try RuleExample.good("none", good.locale, good.text, from: good.original).findings(Self.rules)
    #expect(found.isEmpty, "\(found.map(\.finding.description))")
  }

  @Test("Text that nobody would write crashes no rule", arguments: HostileText.all)
  func hostileText(_ text: String) throws {
    for locale in ["fr", "nl", "de"] {
      _ = try RuleExample.bad("any", locale, text, from: text).findings(Self.rules)
      _ = try RuleExample.bad("any", locale, text, from: "Stop 1 [x](y) “all” https://a.example").findings(Self.rules)
      _ = try RuleExample.bad("any", locale, "Stop 1 [x](y) “all” https://a.example", from: text).findings(Self.rules)
    }
  }

  @Test("A text of 100,000 characters is read to its end", .timeLimit(.minutes(10)), arguments: HostileText.hundredThousand)
  func longText(_ text: String) throws {
    // A second in a debug build; the square of the length would take hours.
    #expect(throws: Never.self) { try RuleExample.bad("any", "nl", text, from: text + " 7").findings(Self.rules) }
  }

  @Test("Rules and settings have ids of their own")
  func idsAreUnique() {
    let ids =
      Self.rules.map(\.rule.id) + RuleCatalog.entries(StringSettings()).map(\.rule.id) + StringTableRule.allCases.map(\.rule.id)
      + YAMLRule.allCases.map(\.rule.id)
    #expect(Set(ids).count == ids.count)
  }
}
