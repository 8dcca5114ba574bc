import AssentAudience
import AssentModel
import Testing

@Suite("Keywords in messages")
struct KeywordMatcherTests {
  private let matcher = KeywordMatcher(.defaults)

  @Test(
    "A keyword is known in any case, with accents or without, with punctuation and courtesy",
    arguments: [
      ("STOP", Choice.optOut), ("stop", .optOut), ("Stop.", .optOut), (" stop !!! ", .optOut), ("«\u{202F}STOP\u{202F}»", .optOut),
      ("Arrêt", .optOut),
      ("ARRET", .optOut), ("arre\u{302}t", .optOut), ("STOP SVP", .optOut), ("stop s’il vous plaît", .optOut), ("svp stop", .optOut),
      ("STOP SMS 36105", .optOut), ("Stop stop stop", .optOut), ("STOP ARRÊT", .optOut), ("Stop all", .optOut), ("stopall", .optOut),
      ("\u{FF33}\u{FF34}\u{FF2F}\u{FF30}", .optOut), ("stop 🙏", .optOut), ("Stoppen aub", .optOut), ("uitschrijven, dank u wel", .optOut),
      ("désabonnement merci", .optOut), ("opt-out", .optOut), ("s\u{200B}top", .optOut), ("START", .optIn), ("start please", .optIn),
      ("Unstop", .optIn),
    ])
  func known(text: String, choice: Choice) {
    guard case .keyword(let match) = matcher.read(text) else {
      Issue.record("\(text) is not understood: \(matcher.read(text))")
      return
    }
    #expect(match.choice == choice)
    #expect(match.scope == .channel(.sms))
  }

  @Test(
    "A message that says more than a keyword is for a person to read",
    arguments: [
      ("ne stop pas mes messages", UnclearKeyword.otherWords), ("Please don't stop", .otherWords), ("Stop I have changed my number", .otherWords),
      ("je veux STOP", .otherWords), ("STOP START", .severalKeywords), ("start, non, stop", .severalKeywords), ("the end", .otherWords),
      ("stop 0470123456", .otherWords), ("STOP " + String(repeating: "x ", count: 3000), .tooLong),
    ])
  func unclear(text: String, reason: UnclearKeyword) {
    guard case .unclear(let found, _) = matcher.read(text) else {
      Issue.record("\(text.prefix(40)): \(matcher.read(text))")
      return
    }
    #expect(found == reason)
  }

  @Test(
    "Other messages have no keyword",
    arguments: [
      "", " ", "merci !", "Oui", "yes", "nonstop", "stopover", "Bonjour, quels sont vos horaires ?", "🙂", "\u{0}", "1234", "\u{301}\u{302}",
    ])
  func other(text: String) {
    #expect(matcher.read(text) == .other)
  }

  @Test("The language is that of a word that only one language has")
  func language() {
    func locale(_ text: String) -> String? {
      if case .keyword(let match) = matcher.read(text) { match.locale?.description } else { "not understood" }
    }
    #expect(locale("STOP") == nil)
    #expect(locale("Arrêt") == "fr")
    #expect(locale("STOPPEN") == "nl")
    #expect(locale("stop unsubscribe") == "en")
  }

  @Test("A site's own keywords stand in the place of the usual ones")
  func own() throws {
    let fr = try #require(LocaleTag("fr"))
    let matcher = KeywordMatcher(
      KeywordSettings(lists: [
        KeywordSettings.List(locale: fr, choice: .optOut, scope: .everyChannel, words: ["STOP TOUT"]),
        KeywordSettings.List(locale: fr, choice: .optOut, words: ["STOP"]), KeywordSettings.List(locale: fr, choice: .optOut, words: ["!"]),
      ]))
    #expect(matcher.read("stop tout") == .keyword(KeywordMatch(word: "STOP TOUT", choice: .optOut, scope: .everyChannel, locale: fr)))
    #expect(matcher.read("stop") == .keyword(KeywordMatch(word: "STOP", choice: .optOut, scope: .channel(.sms), locale: fr)))
    #expect(matcher.read("stop tout, stop") == .unclear(.severalKeywords, locale: fr))
    #expect(matcher.read("arret") == .other)
  }

  @Test("Long and odd messages are read in linear time")
  func long() {
    #expect(matcher.read(String(repeating: "stop ", count: 200_000)) == .unclear(.tooLong, locale: nil))
    #expect(matcher.read(String(repeating: "e\u{301}", count: 500_000)) == .other)
    #expect(matcher.read(String(repeating: "\u{301}", count: 1_000_000)) == .other)
  }
}
