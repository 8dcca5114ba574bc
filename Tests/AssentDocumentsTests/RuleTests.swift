import AssentDocuments
import AssentModel
import Testing

@Suite("The rules of AssentDocuments")
struct RuleTests {
  @Test("Every rule has an id of its own, a reason and an example", arguments: DocumentRules.allCases)
  func complete(reported: DocumentRules) {
    let rule = reported.rule
    #expect(DocumentRules.allCases.count { $0.rule.id == rule.id } == 1)
    #expect(!rule.what.isEmpty && !rule.why.isEmpty && !rule.example.isEmpty)
  }
}
