import AssentModel
import Testing

@testable import AssentQuality

@Suite("Glossary")
struct GlossaryTests {
  @Test("Terms are read with their forms, renderings and flags")
  func reading() throws {
    let (glossary, findings) = Glossary.parse(
      """
      terms:
        opt-out:
          note: To say no.
          part-of-speech: noun
          also: [opting out]
          fr: désabonnement
          nl:
            approved: [opt-out, [uitschrijven, uitgeschreven]]
            forbidden: [afmelden]
            consistent: true
        Maison Lumen:
          do-not-translate: true
          match-case: true
      """, file: "Locales/glossary.yml")
    #expect(findings == [])
    let term = try #require(glossary.terms.first)
    #expect(term.name == "opt-out")
    #expect(term.note == "To say no.")
    #expect(term.otherForms == ["opting out"])
    #expect(term.renderings[try TextFiles.tag("fr")]?.approved == [["désabonnement"]])
    let dutch = try #require(term.renderings[try TextFiles.tag("nl")])
    #expect(dutch.approved == [["opt-out"], ["uitschrijven", "uitgeschreven"]])
    #expect(dutch.forbidden == [["afmelden"]])
    #expect(dutch.isConsistent)
    #expect(glossary.terms.last?.isKept == true)
    #expect(glossary.terms.last?.matchesCase == true)
  }

  @Test(
    "A mistake is reported with its line",
    arguments: [
      ("term:\n  a: {fr: b}", "unknown-key", 1), ("terms:\n  profile:\n    fr: profil\n    forbiden: [x]", "unknown-key", 4),
      ("terms:\n  profile:\n    note: A person.", "glossary-term", 2), ("terms:\n  profile:\n    fr: {}", "glossary-term", 3),
      ("terms:\n  '!':\n    fr: profil", "glossary-term", 2), ("terms:\n  profile:\n    fr: ['…']", "glossary-term", 3),
      ("terms:\n  mail:\n    fr:\n      approved: [e-mail]\n      forbidden: [E-mail]", "glossary-term", 5),
      ("terms:\n  mail:\n    fr: a\n  Mail:\n    fr: b", "glossary-term", 4), ("terms: [a]", "wrong-type", 1),
      ("terms:\n  a:\n    also: b\n    fr: c", "wrong-type", 3),
    ])
  func mistakes(yaml: String, rule: String, line: Int) {
    let findings = Glossary.parse(yaml, file: "Locales/glossary.yml").findings
    #expect(findings.first?.rule == rule)
    #expect(findings.first?.location == SourceLocation("Locales/glossary.yml", line: line))
  }

  @Test("Any text is read without harm", arguments: ["", "terms:", "terms: {a: {fr: [[[]]]}}", "\u{0}", "- a", "terms: {? : {}}"])
  func hostile(_ text: String) {
    #expect(!Glossary.parse(text, file: "g.yml").findings.isEmpty)
  }
}
