import AssentFormats
import AssentModel
import Testing

@testable import AssentQuality

@Suite("Rules of language over a locale")
struct LocaleLanguageTests {
  /// The parts that a rule reports, in the order of the texts.
  private func parts(_ rule: String, _ locale: String, _ texts: [String], _ settings: LanguageSettings = LanguageSettings()) throws -> [String] {
    let tag = try #require(LocaleTag(locale))
    let passages = texts.enumerated().map { line, text in
      Passage(text, locale: tag, subject: .document("a.md"), role: .paragraph, at: SourceLocation("a.md", line: line + 1))
    }
    let text = LocaleText(locale: tag, isSource: false, passages: passages)
    return RuleCatalog.languageOfLocales(settings).findings(in: text).filter { $0.finding.rule == rule }.compactMap(\.finding.part)
  }

  private func settings(_ yaml: String) throws -> (LanguageSettings, [Finding]) {
    let value = try #require(YAMLValue.parse(yaml, file: "quality.yml").value)
    guard case .mapping(let mapping) = value.content else { return (LanguageSettings(), []) }
    var findings: [Finding] = []
    return (LanguageSettings(reading: mapping, into: &findings), findings)
  }

  @Test(
    "The familiar form is reported where the formal one is expected",
    arguments: [
      ("fr", "Tu peux modifier tes choix", "Tu"), ("fr", "Abonne-toi", "Abonne-toi"), ("fr", "Nous t’écrirons", "t’écrirons"),
      ("fr", "Voici ton profil", "ton"), ("nl", "Je kunt je keuzes wijzigen", "Je"), ("nl", "Jullie voorkeuren", "Jullie"),
      ("nl", "Is dit jouw adres?", "jouw"),
    ])
  func informal(locale: String, text: String, part: String) throws {
    #expect(try parts("form-of-address", locale, [text]) == [part])
  }

  @Test(
    "Words that only look like an address are left alone",
    arguments: [
      ("fr", "Prenez rendez-vous\u{A0}: le ton est donné, il s’est tu"), ("fr", "Vous et votre profil, vos choix, désabonnez-vous"),
      ("fr", "A-t-il la voix de son maître\u{202F}?"), ("nl", "U kunt uw keuzes wijzigen vóór 14 u"), ("en", "You and your choices"),
      ("de", "Sie und du"),
    ])
  func formal(locale: String, text: String) throws {
    #expect(try parts("form-of-address", locale, [text]) == [])
  }

  @Test("The other form can be asked for, and then vous is reported")
  func informalLocale() throws {
    let (settings, findings) = try settings("address:\n  fr: informal\n")
    #expect(findings == [])
    #expect(
      try parts("form-of-address", "fr", ["Tu peux modifier tes choix", "Prenez rendez-vous", "Désabonnez-vous"], settings) == ["Désabonnez-vous"])
  }

  @Test("German needs words in the settings and no code")
  func german() throws {
    let (settings, findings) = try settings(
      "address:\n  de:\n    form: consistent\n    formal: [Sie, Ihnen, Ihr, Ihre]\n    informal: [du, dich, dir, dein, deine]\n")
    #expect(findings == [])
    let texts = ["Hier können Sie Ihre Angaben ändern", "Sie kommen einmal im Monat", "Hier änderst du deine Angaben", "Wir schreiben Ihnen"]
    #expect(try parts("form-of-address", "de", texts, settings) == ["du"])
  }

  @Test(
    "What the settings can't mean is reported with its line",
    arguments: [
      ("english: british", "language-settings", 1), ("address:\n  de: formal", "language-settings", 2),
      ("address:\n  fr: polite", "language-settings", 2),
      ("address:\n  french: formal", "language-settings", 2), ("adress: {}", "unknown-key", 1),
      ("address:\n  de:\n    form: formal", "missing-key", 3),
    ])
  func mistakes(yaml: String, rule: String, line: Int) throws {
    let findings = try settings(yaml).1
    #expect(findings.first?.rule == rule)
    #expect(findings.first?.location?.line == line)
  }

  @Test(
    "The rarer spelling of English is reported",
    arguments: [
      (["Choose a colour", "Our catalogue", "Your favorite"], ["favorite"]), (["Choose a color", "Our catalogs", "Your favourite"], ["favourite"]),
      (["We organize it", "You recognize it", "We personalise it"], ["personalise"]), (["Colour, organise, recognise", "Organize"], ["Organize"]),
      (["Colour, organize, recognize", "The same colour"], []), (["Color, organize", "recognise"], ["recognise"]),
      (["Advertise, promise, exercise, size, prize, surprise, colour"], []), (["A dialog, a program, a check, a licence to practise"], []), ([], []),
      (["The parcel fulfilled its purpose, in the centre", "Cancelled"], []),
    ])
  func spelling(texts: [String], parts: [String]) throws {
    #expect(try self.parts("english-spelling", "en", texts) == parts)
  }

  @Test("A region or the settings decide on the spelling")
  func requiredSpelling() throws {
    #expect(try parts("english-spelling", "en-GB", ["My favorite color"]) == ["favorite", "color"])
    #expect(try parts("english-spelling", "en-US", ["Organise your favourites"]) == ["favourites", "Organise"])
    let (settings, findings) = try settings("english: en-US")
    #expect(findings == [])
    #expect(try parts("english-spelling", "en", ["Our catalogue"], settings) == ["catalogue"])
  }
}
