import AssentModel
import Testing

@testable import AssentSite

@Suite("The rules of AssentSite")
struct RuleTests {
  @Test("Every rule has an id of its own, a reason and an example", arguments: SiteRules.allCases)
  func complete(reported: SiteRules) {
    let rule = reported.rule
    #expect(SiteRules.allCases.count { $0.rule.id == rule.id } == 1)
    #expect(!rule.what.isEmpty && !rule.why.isEmpty && !rule.example.isEmpty)
  }
}
