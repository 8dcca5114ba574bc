import AssentModel
import Testing

@testable import AssentLocalization

@Suite struct PluralDataTests {
  @Test("Every rule of the data is understood")
  func allRulesParse() throws {
    for line in PluralData.cardinals.split(separator: "\n") {
      let halves = line.split(separator: "|", maxSplits: 1)
      let rules = halves.count == 2 ? halves[1].split(separator: ";").filter { !$0.allSatisfy { $0 == " " } } : []
      for rule in rules {
        let parts = rule.split(separator: ":")
        #expect(PluralCategory(rawValue: parts[0].filter { $0 != " " }) != nil, "\(rule)")
        #expect(PluralCondition(try #require(parts.last)) != nil, "\(rule)")
      }
      for tag in halves[0].split(separator: " ") {
        let known = PluralRules.cardinal(for: try #require(LocaleTag(tag))).categories.count
        #expect(known == rules.count + 1, "\(tag)")
      }
    }
    #expect(PluralRules.tags.count > 150)
  }

  @Test(
    "What is no condition is refused", arguments: ["", "i", "i =", "i = ", "x = 1", "i = 1 and", "i = 1 i = 2", "i % 0 = 1", "i = 3..1", "i = a"])
  func noConditions(text: String) {
    #expect(PluralCondition(text) == nil)
  }
}
