import AssentModel
import Testing

@testable import AssentQuality

@Suite("The spelling rule")
struct SpellingRuleTests {
  @Test(
    "An unknown word is reported as it stands",
    arguments: [
      ("fr", "Votre abonement est terminé.", "abonement"),
      ("fr", "L’abonement s’arrête.", "abonement"),
      ("fr", "Nous n’envoyons plus de courriels demin.", "demin"),
      ("nl", "Uw gegevns blijven bewaard.", "gegevns"),
      ("nl", "De quarantined adressen.", "quarantined"),
      ("nl", "Uw e-mailadress is bekend.", "e-mailadress"),
      ("en", "Your prefrences are saved.", "prefrences"),
      ("en", "The color of the lamp.", "color"),
      ("en-US", "The colour of the lamp.", "colour"),
      ("en", "It doesnt matter.", "doesnt"),
      ("en", "THe lamp.", "THe"),
    ])
  func bad(_ locale: String, _ text: String, _ word: String) throws {
    #expect(try SpellingFixture().unknown(locale, text) == [word])
  }

  @Test(
    "A right text is left alone",
    arguments: [
      ("fr", "L’inscription d’aujourd’hui, jusqu’à demain, lorsqu’il pleut ; qu’en dites-vous ?"),
      ("fr", "Souhaitez-vous recevoir nos e-mails ? Y a-t-il quelqu’un ? Celui-ci, peut-être."),
      ("fr", "Été comme hiver, À bientôt, ÉTÉ, l’HTML et l’URL d’un PDF."),
      ("fr", "Le 1er mars, la 2e fois, 12 h 30, n° 4."),
      ("nl", "Eén knop, één e-mailadres, zo’n foto’s, 's avonds, uw pagina’s en sms’jes."),
      ("nl", "In- en uitschrijven, verzend- en leveringskosten, de opt-inpagina en de opt-in-pagina."),
      ("nl", "Via de uitschrijflink of de afmeldknop, bijv. a.u.b. of d.w.z. altijd."),
      ("nl", "Een testlink in een LF-teken, HTML-berichten en groeps-ID’s."),
      ("nl", "IJs, ijzer en het IJsselmeer."),
      ("en", "It isn’t yours, it's Ann’s colour; e-mails, sign-up, opt-out, e.g. letterboxes, etc."),
      ("en-US", "The color of the catalog."),
      ("en", "See https://examplle.org/pathh, www.exampel.org, jonn.smiht@exampel.org, strings.yml, /usr/lokal, @handel, snake_caze."),
      ("en", "URLs, PDFs, SMSes and a HTML of 3rd-party and B2B."),
      ("en", "We sent \u{FFFC}s and pre\u{FFFC} and \u{FFFC}."),
      ("en", "soft\u{AD}ware and non\u{2011}smoking"),
      ("fr", "l’e\u{301}te\u{301}"),
    ])
  func good(_ locale: String, _ text: String) throws {
    #expect(try SpellingFixture().unknown(locale, text) == [])
  }

  @Test(
    "Text of a hostile kind does no harm", arguments: ["", "x", "\u{301}\u{301}", "\u{202E}abc\u{202C}", "\u{FFFC}", "@", "--", "&;", "’", "-", "a-"])
  func hostile(_ text: String) throws {
    for locale in ["fr", "nl", "en"] { _ = try SpellingFixture().findings(locale, [text]) }
  }

  @Test("A hundred thousand characters are looked at", .timeLimit(.minutes(10)))
  func long() throws {
    let texts = [
      String(repeating: "a", count: 100_000), String(repeating: "a-", count: 50_000) + "a", String(repeating: "l’", count: 50_000) + "a",
      String(repeating: "q@q.", count: 25_000), String(repeating: "zq ", count: 33_000),
    ]
    for locale in ["fr", "nl", "en"] { #expect(throws: Never.self) { try SpellingFixture().findings(locale, texts) } }
  }

  @Test("Words of the list are right: in any case when small, as they stand when not")
  func wordList() throws {
    let fixture = SpellingFixture(words: ["nl": "opt-in  # ons woord\nwensenlijstt\n\nPostgreSQL"])
    #expect(try fixture.unknown("nl", "Opt-in WENSENLIJSTT wensenlijstt PostgreSQL POSTGRESQL Postgresql") == ["Postgresql"])
  }

  @Test("Words of the list may be elided, have an ending, and be part of another")
  func partsOfWords() throws {
    #expect(try SpellingFixture(words: ["fr": "opt-in\nopt-out"]).unknown("fr", "L’opt-in, d’opt-out et qu’opt-in") == [])
    #expect(try SpellingFixture(words: ["nl": "mailchimpp"]).unknown("nl", "mailchimpp-adressen, mailchimpp’s, mailchimppadressen") == [])
    #expect(try SpellingFixture(words: ["en": "Mailchimpp"]).unknown("en", "Mailchimpp’s, non-Mailchimpp") == [])
  }

  @Test("Words of the glossary and names are right")
  func terms() throws {
    #expect(try SpellingFixture(terms: ["fr": ["landing page"]], names: ["Lumidoux"]).unknown("fr", "Une landing chez Lumidoux") == [])
    #expect(try SpellingFixture(names: ["Lumidoux"]).unknown("fr", "Une landing chez Lumidoux") == ["landing"])
  }

  @Test("A name that the source has inside a sentence, too, is right; a word that merely begins a sentence there isn't")
  func names() throws {
    #expect(try SpellingFixture().unknown("nl", "Wij zijn Lumidoux.", from: "We are Lumidoux.") == [])
    #expect(try SpellingFixture().unknown("nl", "Unsubscribe.", from: "Unsubscribe.") == ["Unsubscribe"])
    #expect(try SpellingFixture().unknown("nl", "unsubscribe nu.", from: "Please unsubscribe now.") == ["unsubscribe"])
  }

  @Test("Capitals throughout are looked at when the settings say so")
  func capitals() throws {
    var settings = SpellingSettings()
    #expect(try SpellingFixture(settings: settings).unknown("en", "PREFRENCES") == [])
    settings.checksCapitals = true
    #expect(try SpellingFixture(settings: settings).unknown("en", "PREFRENCES SAVED") == ["PREFRENCES"])
  }

  @Test("The hint has the nearest words and names the list; only so many words get suggestions")
  func suggestions() throws {
    let findings = try SpellingFixture().findings("fr", ["Votre abonement."])
    #expect(findings.count == 1)
    #expect(findings.first?.finding.hint?.hasPrefix("Did you mean 'abonnement', ") == true)
    #expect(findings.first?.finding.hint?.hasSuffix("? If it is right as it stands, add it to Locales/fr/words.txt") == true)
    #expect(findings.first?.finding.message == "'abonement' is in no dictionary of fr")
    var settings = SpellingSettings()
    settings.wordsWithSuggestions = 1
    let few = try SpellingFixture(settings: settings).findings("en", ["prefrences lettr prefrences"])
    #expect(few.map { $0.finding.hint?.contains("Did you mean") } == [true, false, true])
  }

  @Test("The helper of other rules knows words by their language")
  func lookup() throws {
    let check = try SpellingFixture().check()
    #expect(check.knows("newsletter", language: "en") == true)
    #expect(check.knows("quarantined", language: "nl") == false)
    #expect(check.knows("l’adresse", language: "fr-BE") == true)
    #expect(check.knows("word", language: "tlh") == nil)
    #expect(check.knows("word", language: "not a tag") == nil)
  }
}
