import AssentModel
import Testing

@testable import AssentQuality

@Suite("Rules of terms")
struct TermRuleTests {
  private static let yaml = """
    terms:
      Maison Lumen: {do-not-translate: true, match-case: true}
      DNL: {do-not-translate: true}
      e-mail:
        en: {forbidden: [email]}
        fr: {approved: [e-mail], forbidden: [email, mail, courriel, courrier électronique]}
        nl: {approved: [e-mail], forbidden: [mail]}
      channel: {fr: canal, nl: kanaal}
      opt out:
        also: [opt-out]
        fr: {approved: [opt-out, désabonner, désabonnement], forbidden: [désinscrire]}
        nl: {approved: [opt-out, uitschrijven], forbidden: [afmelden, Optie]}
        de: {approved: [Abmeldung], forbidden: [Austragung]}
      opt-out page: {nl: uitschrijfpagina}
      landing page: {fr: landing page, nl: bestemmingspagina}
      address: {fr: adresse, nl: adres}
    """

  private func rules(_ words: (any WordLookup)? = nil) -> TermRules {
    let (glossary, findings) = Glossary.parse(Self.yaml, file: "Locales/glossary.yml")
    #expect(findings == [])
    var settings = LanguageSettings()
    settings.borrowed["nl"] = ["updated"]
    return TermRules(glossary, settings: settings, words: words)
  }

  static let examples: [RuleExample] = [
    .bad("term-forbidden", "fr", "Votre adresse email"),
    .bad("term-forbidden", "fr", "Par courrier électronique"),
    .bad("term-forbidden", "fr", "Tous les courriels"),
    .bad("term-forbidden", "fr-BE", "L’email du client"),
    .bad("term-forbidden", "nl", "Uw mailadres"),
    .bad("term-forbidden", "nl", "U meldt zich op deze pagina af"),
    .bad("term-forbidden", "nl", "Wilt u zich af te melden"),
    .bad("term-forbidden", "nl", "De afgemelde profielen"),
    .bad("term-forbidden", "nl", "Optie- en andere pagina’s"),
    .bad("term-forbidden", "nl", "Af- en aangemeld: optieprofielen"),
    .bad("term-forbidden", "en", "Your email", isSource: true),
    .bad("term-forbidden", "de", "Ihre Austragungen"),
    .good("term-forbidden", "fr", "Votre adresse e-mail, l’opt-out, le mailing"),
    .good("term-forbidden", "nl", "Uw e-mailadres. Hij meldt het. Af en toe een opt-out, optimaal"),
    .good("term-forbidden", "en", "Your e-mail", isSource: true),
    .good("term-forbidden", "es", "Su email"),
    .bad("term-missing", "fr", "La confirmation", from: "The opt-out"),
    .bad("term-missing", "nl", "De bevestiging", from: "How to opt out"),
    .bad("term-missing", "fr", "Toutes les chaînes", from: "Every channel"),
    .bad("term-missing", "fr", "Une page", from: "A landing page"),
    .bad("term-missing", "nl", "Een opt-out", from: "An opt-out page"),
    .good("term-missing", "fr", "Les canaux", from: "The channels"),
    .good("term-missing", "fr", "L’adresse de l’opt-out, désabonnez-vous", from: "The addresses for opting out"),
    .good("term-missing", "fr", "Les landing pages", from: "Landing pages"),
    .good("term-missing", "nl", "De kanalen", from: "The channels"),
    .good("term-missing", "nl", "Alle communicatiekanalen", from: "The channels"),
    .good("term-missing", "nl", "Opt-outprofielen en e-mailadressen", from: "Opted-out e-mail addresses"),
    .good("term-missing", "nl", "U schrijft zich met één klik uit", from: "You opt out with one click"),
    .good("term-missing", "nl", "Om u uit te schrijven", from: "To opt out"),
    .good("term-missing", "nl", "In- of uitschrijven", from: "To opt out"),
    .good("term-missing", "nl", "De uitschrijfpagina", from: "The opt-out page"),
    .good("term-missing", "fr", "La confirmation", from: "The confirmation"),
    .good("term-missing", "fr", "{name}", from: "Channel"),
    .bad("term-translated", "fr", "La Maison Lumière vous écrit", from: "Maison Lumen writes to you"),
    .bad("term-translated", "nl", "maison lumen schrijft u", from: "Maison Lumen writes to you"),
    .bad("term-translated", "nl", "Niet lokaliseren", from: "DNL"),
    .good("term-translated", "fr", "Maison Lumen vous écrit, dnl", from: "Maison Lumen writes to you, DNL"),
    .good("term-translated", "nl", "Huis van licht", from: "A house of light"),
    .bad("untranslated-word", "nl", "Voeg ze toe aan de quarantined adressen", from: "Add them to the quarantined addresses"),
    .bad("untranslated-word", "nl", "Klik op de button with de naam", from: "Click the button with the name"),
    .bad("untranslated-word", "fr", "Cliquez on the bouton", from: "Click on the button"),
    .bad("untranslated-word", "fr", "Vos settings sont enregistrés", from: "Your settings are saved"),
    .bad("untranslated-word", "fr", "Les profils shortlisted", from: "The shortlisted profiles"),
    .good("untranslated-word", "nl", "Voeg ze toe aan de adressen in quarantaine, updated", from: "Add them to the quarantined addresses, updated"),
    .good("untranslated-word", "nl", "Onze campagne Save the Date met With Love", from: "Our campaign Save the Date with With Love"),
    .good("untranslated-word", "nl", "Het gebied, de invloed, marketing, service, online, cookies, links, downloads, feedback", from: "The service"),
    .good("untranslated-word", "fr", "Le marketing, le week-end, les cookies, la landing page, on a des pages et des messages", from: "Marketing"),
    .good("untranslated-word", "fr", "The lamp", from: "The lamp"),
    .good("untranslated-word", "en-GB", "The button with the name"),
  ]

  @Test("A text is reported by its rule, or by none", arguments: examples)
  func example(_ example: RuleExample) throws {
    let findings = try example.findings(rules().passageRules).filter { $0.finding.rule == example.rule }
    #expect(findings.isEmpty != example.isReported, "\(findings.map(\.finding.message))")
  }

  @Test("Every rule has texts that it reports and texts that it doesn't, in French and Dutch")
  func completeness() {
    for rule in rules().passageRules {
      for language in ["fr", "nl"] {
        let examples = Self.examples.filter { $0.rule == rule.rule.id && $0.locale.hasPrefix(language) }
        #expect(examples.contains { $0.isReported }, "\(rule.rule.id) reports nothing in \(language)")
        #expect(examples.contains { !$0.isReported }, "\(rule.rule.id) has no good text in \(language)")
      }
    }
  }

  @Test("One mistake is reported once: a forbidden name isn't missing as well")
  func onceOnly() throws {
    let findings = try RuleExample.bad("", "nl", "Optie beheren", from: "Managing opt-out").findings(rules().passageRules)
    #expect(findings.map(\.finding.rule) == ["term-forbidden"])
    #expect(findings.first?.finding.part == "Optie")
    #expect(findings.first?.finding.hint == "Write 'opt-out' or 'uitschrijven'")
  }

  @Test("Dictionaries find other words of the source language, and know better")
  func dictionaries() throws {
    struct Words: WordLookup {
      func knows(_ word: String, language: String) -> Bool? {
        switch language {
        case "nl": ["het", "venster", "is", "never", "lichtjes"].contains(word)
        case "en": ["window", "is", "never", "flibbert"].contains(word)
        default: nil
        }
      }
    }
    let rules = rules(Words()).passageRules
    let findings = try RuleExample.bad("", "nl", "Het window is never ghrt", from: "The window is never shut").findings(rules)
    #expect(findings.compactMap(\.finding.part) == ["window"])
    let unknown = try RuleExample.bad("", "fr", "La window", from: "The window").findings(rules)
    #expect(unknown.isEmpty)
  }

  /// The names that a locale has for its terms, as reported.
  private func names(_ yaml: String, _ texts: [String]) throws -> [String] {
    let tag = try TextFiles.tag("nl")
    let passages = texts.enumerated().map { line, text in
      Passage(text, locale: tag, subject: .document("a.md"), role: .paragraph, at: SourceLocation("a.md", line: line + 1))
    }
    return TextFiles.findings(passages, [], TermRules(Glossary.parse(yaml, file: "g.yml").glossary).localeRules).map(\.finding.message)
  }

  @Test("Three names for one thing are reported, forms of one name count once")
  func threeNames() throws {
    let yaml = "terms:\n  opt-out:\n    nl: {approved: [opt-out], forbidden: [[uitschakelen, uitschakeling], afmelden]}\n"
    #expect(
      try names(yaml, ["De opt-out", "Opt-outs", "Uitgeschakeld", "Meld u af"])
        == ["'opt-out' has 3 names in 'nl': 'opt-out' (2), 'afmelden' (1), 'uitschakelen' (1)"])
    #expect(try names(yaml, ["De opt-out", "Uitgeschakeld", "Een uitschakeling"]) == [])
  }

  @Test("Two approved names are reported where one is wanted throughout")
  func oneName() throws {
    let terms = "terms:\n  newsletter:\n    nl: {approved: [nieuwsbrief, mailing], consistent: "
    #expect(try names(terms + "true}", ["Onze nieuwsbrief", "Nieuwsbrieven", "De mailing"]).count == 1)
    #expect(try names(terms + "false}", ["Onze nieuwsbrief", "De mailing"]) == [])
    #expect(try names(terms + "true}", ["Onze nieuwsbrief", "Nieuwsbrieven"]) == [])
  }

  @Test(
    "Hostile texts do no harm", .timeLimit(.minutes(10)),
    arguments: [
      RepeatedText(""), RepeatedText("-"), RepeatedText("…"), RepeatedText("\u{301}"), RepeatedText("\u{202E}mail\u{202C}"),
      RepeatedText("a-", times: 50_000), RepeatedText("mail ", times: 20_000),
      RepeatedText("in- of a ", times: 11_000), RepeatedText("l’", times: 50_000), RepeatedText("the ", times: 25_000),
      RepeatedText("meldt ", times: 17_000), RepeatedText("x", times: 100_000),
    ])
  func hostile(_ hostile: RepeatedText) throws {
    let text = hostile.text
    let rules = rules()
    for locale in ["fr", "nl", "de"] {
      #expect(throws: Never.self) { try RuleExample.bad("", locale, text, from: text + ".").findings(rules.passageRules) }
    }
    #expect(throws: Never.self) { try names(Self.yaml, [text]) }
  }
}
