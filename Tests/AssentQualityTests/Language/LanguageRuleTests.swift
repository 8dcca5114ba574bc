import AssentModel
import Testing

@testable import AssentQuality

@Suite("Rules of language over one text")
struct LanguageRuleTests {
  private let rules = RuleCatalog.language(LanguageSettings())

  @Test("A text is reported by its rule, or by none", arguments: LanguageExamples.all)
  func example(_ example: RuleExample) throws {
    let findings = try example.findings(rules).filter { $0.finding.rule == example.rule }
    #expect(findings.isEmpty != example.isReported, "\(findings.map(\.finding.message))")
  }

  @Test("A text that a rule leaves alone breaks no other rule of its language", arguments: LanguageExamples.all.filter { !$0.isReported })
  func good(_ example: RuleExample) throws {
    let allowed = ["french-quotation-marks": ["french-spacing"], "straight-apostrophe": ["straight-quotes"]][example.rule] ?? []
    let findings = try example.findings(rules).map(\.finding).filter { !allowed.contains($0.rule) }
    #expect(findings.map(\.description) == [])
  }

  @Test("Every rule has texts that it reports and texts that it doesn't, in each of its languages")
  func completeness() {
    for rule in rules {
      guard case .languages(let languages) = rule.rule.locales else { continue }
      for language in languages {
        let examples = LanguageExamples.all.filter { $0.rule == rule.rule.id && $0.locale.hasPrefix(language) }
        #expect(examples.contains { $0.isReported }, "\(rule.rule.id) reports nothing in \(language)")
        #expect(examples.contains { !$0.isReported }, "\(rule.rule.id) has no good text in \(language)")
      }
    }
  }

  @Test(
    "A finding underlines the text and gives the right one",
    arguments: [
      ("fr", "Un clic par erreur ?", "erreur ?", "'erreur\u{202F}?'"), ("fr", "{scope}: oui", ":", "'\u{A0}:'"),
      ("fr", "Cochez «Tous»", "«Tous", "'«\u{202F}Tous'"), ("fr", "La 2ème fois", "2ème", "'2e'"), ("fr", "L’Etat, c’est nous", "L’Etat", "'L’État'"),
      ("fr", "A bientôt", "A bientôt", "'À bientôt'"), ("fr", "Dès €50", "€50", "'50\u{A0}€'"),
      ("nl", "Uw e-mail adres", "e-mail adres", "'e-mailadres'"),
      ("nl", "Uw email adres", "email adres", "'e-mailadres'"), ("nl", "Een opt out", "opt out", "'opt-out'"), ("nl", "Ijs", "Ijs", "'IJs'"),
      ("nl", "Onze fotos", "fotos", "'foto’s'"), ("nl", "Tot 12/31/2026", "12/31/2026", "'31/12/2026'"), ("en", "Don't", "Don't", "'Don’t'"),
      ("en", "Press \"Undo\"", "\"Undo\"", "'“Undo”'"), ("fr", "Plus de 10,000", "10,000", "'10\u{202F}000'"),
    ])
  func parts(locale: String, text: String, part: String, right: String) throws {
    let findings = try RuleExample.bad("", locale, text).findings(rules)
    #expect(findings.first?.finding.part == part)
    #expect(findings.first?.finding.hint?.contains(right) == true, "\(findings.first?.finding.hint ?? "")")
  }

  @Test(
    "Hostile texts do no harm", .timeLimit(.minutes(10)),
    arguments: ["", " ", "?", "«", "»", "'", "\"", "A", "%", "€", "1", "\u{301}", "\u{202E}?\u{202C}", ":::::", "??!!"].map { RepeatedText($0) } + [
      RepeatedText("a?", times: 50_000), RepeatedText("a...", times: 25_000), RepeatedText("« ", times: 50_000), RepeatedText("1,000", times: 20_000),
      RepeatedText("l'", times: 50_000), RepeatedText(" -- ", times: 25_000), RepeatedText("a-", times: 50_000),
      RepeatedText("\u{301}", times: 100_000),
      RepeatedText(" ", times: 100_000), RepeatedText("9", times: 100_000), RepeatedText("\"", times: 100_000), RepeatedText("1/", times: 50_000),
      RepeatedText("in- of a ", times: 10_000), RepeatedText("A \"", times: 30_000), RepeatedText("tu-", times: 30_000),
    ])
  func hostile(_ hostile: RepeatedText) throws {
    let text = hostile.text
    for locale in ["fr", "fr-CA", "nl", "en", "de"] {
      #expect(throws: Never.self) { try RuleExample.bad("", locale, text).findings(rules) }
    }
  }
}
