import AssentDocuments
import AssentModel
import Testing

@testable import AssentQuality

@Suite struct DocumentRuleTests {
  @Test(arguments: DocumentExamples.all) func `A rule reports what it is for and nothing else`(_ example: DocumentExample) throws {
    let findings = try example.findings()
    let rules = Set(findings.map(\.finding.rule))
    // Each example is about one mistake: no other rule may say anything.
    #expect(rules == (example.isReported ? [example.rule] : []), "\(findings.map(\.finding))")
  }

  @Test func `Every rule has texts that it reports and texts that it doesn't, in French and in Dutch`() {
    for rule in RuleCatalog.documents(DocumentSettings()).map(\.rule) {
      for locale in ["fr", "nl"] {
        let examples = DocumentExamples.all.filter { $0.rule == rule.id && $0.locale == locale }
        let reported = examples.count { $0.isReported }
        #expect(reported > 0, "\(rule.id) reports nothing in \(locale)")
        #expect(examples.count > reported, "\(rule.id) leaves nothing alone in \(locale)")
      }
    }
  }

  @Test func `Ids are unique and texts are whole sentences`() {
    let rules =
      RuleCatalog.documents(DocumentSettings()).map(\.rule) + RuleCatalog.localeDocuments(DocumentSettings()).prefix(2).map(\.rule)
      + DocumentRules.allCases.map(\.rule)
    #expect(Set(rules.map(\.id)).count == rules.count)
    for rule in rules {
      #expect(rule.what.hasSuffix("."), "\(rule.id)")
      #expect(rule.why.hasSuffix("."), "\(rule.id)")
    }
  }

  @Test(arguments: DocumentExamples.all.filter(\.isReported)) func `A finding names its document, a line and what to do`(_ example: DocumentExample)
    throws
  {
    for finding in try example.findings() {
      #expect(finding.subject == .document(example.path))
      #expect(finding.locale?.description == example.locale)
      #expect(finding.finding.location?.file == "Locales/\(example.locale)/\(example.path)")
      #expect((finding.finding.location?.line ?? 0) > 0)
      #expect(finding.finding.hint != nil)
      #expect(!finding.finding.message.hasSuffix("."))
    }
  }
}
