import AssentHTML
import AssentModel
import Testing

@Suite("The validator")
struct ValidatorTests {
  @Test("A page with an error isn't proven, and one with a warning is")
  func proof() throws {
    var validator = HTMLValidator()
    #expect(validator.validate(try Pages.rendered(Pages.page()), links: nil).page != nil)
    #expect(validator.validate(try Pages.rendered(Pages.page("<p><img src=\"/a.png\"/></p>")), links: nil).page == nil)
    let warned = validator.validate(try Pages.rendered(Pages.page("<p style=\"color:red\">Text</p>")), links: nil)
    #expect(warned.findings.map(\.severity) == [.warning])
    #expect(warned.page != nil)
  }

  @Test("A choice of rules proves nothing")
  func choice() throws {
    var validator = HTMLValidator(rules: HTMLValidator.rules.filter { $0.id == "alt" })
    let result = validator.validate(try Pages.rendered(Pages.page("<h5>Text</h5>")), links: nil)
    #expect(result.findings == [])
    #expect(result.page == nil)
  }

  @Test("A finding names the line of the source when it is known, else the page and its line")
  func lines() throws {
    var page = try Pages.rendered(Pages.page("<p>Text</p>\n<p\n class=\"x\"\n colour=\"red\">Text</p>\n<p><img src=\"/a.png\"/></p>"))
    page.origins = [
      LineOrigin(pageLine: 12, source: SourceLocation("Templates/old.mustache", line: 1)),
      LineOrigin(pageLine: 12, source: SourceLocation("Locales/en/pages/opt-out.md", line: 7)),
    ]
    var validator = HTMLValidator()
    let findings = validator.validate(page, links: nil).findings
    #expect(findings.map(\.rule) == ["unknown-attribute", "alt"])
    #expect(findings.map(\.location) == [SourceLocation("Locales/en/pages/opt-out.md", line: 7), SourceLocation("en/opt-out.html", line: 15)])
  }

  @Test("Lines are right beyond the 65535 that libxml2's tree counts to")
  func manyLines() throws {
    let findings = try Pages.findings(Pages.page(String(repeating: "\n", count: 70_000) + "<p><img src=\"/a.png\"/></p>"))
    #expect(findings.map(\.location) == [SourceLocation("en/opt-out.html", line: 70_011)])
  }

  @Test("Rules have an id of their own, what they report and why in sentences, an example and a source", arguments: HTMLValidator.rules)
  func rules(rule: Rule) {
    #expect(HTMLValidator.rules.count { $0.id == rule.id } == 1)
    for sentence in [rule.what, rule.why] { #expect(sentence.first?.isUppercase == true && sentence.hasSuffix("."), "\(sentence)") }
    #expect(!rule.example.isEmpty)
    #expect(rule.source?.hasPrefix("https://") == true)
  }

  @Test("There are more than 70 rules")
  func count() { #expect(HTMLValidator.rules.count > 70) }

  @Test("The second opinion sees ids that are there twice, and takes newer elements as they are")
  func secondOpinion() throws {
    var validator = HTMLValidator()
    let page = try Pages.rendered(Pages.page("<p id=\"a\">Text</p>\n<section id=\"a\"><p>Text</p></section>"))
    let findings = validator.secondOpinion(page)
    #expect(findings.map(\.rule) == ["html-parser"])
    #expect(findings.first?.location?.line == 12)
  }

  @Test("An unclosed element names the line that opened it, and all faults of a page are told at once")
  func balance() throws {
    let findings = try Pages.findings(Pages.page("<div>\n<p>Text\n</div>\n</section>\n<br>"))
    #expect(findings.map(\.rule) == ["unclosed-element", "stray-end-tag", "void-element"])
    #expect(findings.first?.message.contains("line 12") == true)
  }
}
