import AssentModel
import Foundation
import Testing

@testable import AssentQuality

@Suite("The list of rules")
struct RuleListingTests {
  @Test("It says of each rule what it is for, in lines of at most 100 columns")
  func text() {
    let long = Rule(
      "long", .note, .languages(["fr", "nl"]), what: String(repeating: "Een zin die doorgaat ", count: 12),
      why: "Because", example: String(repeating: "voorbeeld ", count: 20))
    let text = RuleListing(SampleReport.rules + [long]).text
    #expect(
      text.hasPrefix(
        "missing  error, translations\n  A string of the source that a locale lacks.\n  The page shows another language there.\n  Example: footer.legal\n\n"
      ))
    #expect(text.contains("long  note, fr, nl\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(text.contains("pré⟨U+200B⟩férences"))
  }

  @Test("Every rule of a check has an id of its own, an explanation and an example")
  func catalogue() {
    let rules = SiteCheck.rules
    #expect(Set(rules.map(\.id)).count == rules.count)
    for rule in rules { #expect(!rule.what.isEmpty && !rule.why.isEmpty && !rule.example.isEmpty, "\(rule.id)") }
  }

  @Test("The rules that site.yml can break are listed", arguments: ["channel-consent", "keyword", "service-validity", "unknown-country"])
  func siteRules(_ id: String) {
    #expect(SiteCheck.rules.contains { $0.id == id })
  }

  @Test("It can be read by programs")
  func json() throws {
    let text = RuleListing(SampleReport.rules).json
    struct Rule: Decodable {
      let id: String
      let severity: String
      let what: String
    }
    let rules = try JSONDecoder().decode([Rule].self, from: Data(text.utf8))
    #expect(rules.map(\.id) == SampleReport.rules.map(\.id))
  }
}
