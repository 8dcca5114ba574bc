import AssentFormats
import AssentLocalization
import AssentModel
import Testing

@testable import AssentQuality

@Suite("Wording that shames")
struct ShamingWordingTests {
  static let bad: [(String, String)] = [
    ("en", "Are you sure you want to leave?"), ("en", "We’re sad to see you go."), ("en", "We’ll miss you, {name}!"),
    ("en", "No thanks, I hate saving money"),
    ("en", "Don't unsubscribe me"), ("en", "Stay subscribed"), ("en", "Last chance to change your mind"),
    ("en", "You’ll miss out on our best deals."),
    ("en", "Do you really want to unsubscribe?"), ("en", "No, I’d rather pay full price"), ("en", "Tick this box if you do not want to receive news"),
    ("en", "Sorry to see you go"), ("en", "Please don’t go"), ("en", "Keep me on the list"), ("en", "Was it something we said?"),
    ("en", "This can’t be undone."),
    ("en", "I don’t want to save money"), ("en", "Think again"), ("en", "You will lose all your benefits."), ("en", "Never mind, keep sending"),
    ("fr", "Nous sommes tristes de vous voir partir."), ("fr", "Vous allez nous manquer !"), ("fr", "Êtes-vous sûr de vouloir nous quitter ?"),
    ("fr", "Êtes-vous vraiment certaine ?"),
    ("fr", "Vous ratez nos meilleures offres."), ("fr", "Non merci, je préfère payer plus cher"), ("fr", "Ne pas ne plus recevoir nos messages"),
    ("fr", "Rester abonné"),
    ("fr", "Voulez-vous vraiment vous désabonner ?"), ("fr", "C’est votre dernière chance."), ("fr", "Quel dommage !"), ("fr", "Ne partez pas !"),
    ("fr", "Avant de nous quitter…"),
    ("fr", "Je n’aime pas faire des économies"), ("fr", "Cochez cette case si vous ne souhaitez pas recevoir nos offres"),
    ("fr", "Ne pas me désabonner"),
    ("fr", "Vous perdrez tous vos avantages."), ("fr", "Je garde mes avantages"), ("fr", "Nous regrettons votre départ."),
    ("fr", "Cette action est irréversible."),
    ("fr", "Non, je reste"), ("fr", "Réfléchissez encore !"),
    ("nl", "Weet u het zeker?"), ("nl", "Weet je zeker dat je je wilt uitschrijven?"), ("nl", "Jammer dat u gaat."), ("nl", "Laatste kans!"),
    ("nl", "Ingeschreven blijven"),
    ("nl", "We zullen u missen."), ("nl", "Nee bedankt, ik betaal liever de volle prijs"), ("nl", "Niet uitschrijven"),
    ("nl", "U mist onze beste aanbiedingen."), ("nl", "Wat jammer!"),
    ("nl", "Wilt u echt stoppen?"), ("nl", "Wilt u zich echt uitschrijven?"), ("nl", "Ik hou niet van korting"), ("nl", "Ik blijf ingeschreven"),
    ("nl", "Verlaat u ons nu al?"),
    ("nl", "Geef ons nog een kans"), ("nl", "Vink dit vakje aan als u geen e-mails wilt ontvangen"), ("nl", "Ga nog niet weg!"),
    ("nl", "U loopt veel voordeel mis."), ("nl", "Denk er nog eens over na"),
    ("nl", "Het is nog niet te laat."), ("nl", "U verliest al uw punten."),
  ]

  static let good: [(String, String)] = [
    ("en", "Unsubscribe"), ("en", "This stops our e-mails at once."), ("en", "Pressed by mistake? You can take it back."),
    ("en", "To stay subscribed to the newsletter, do nothing."),
    ("en", "If you are not sure which address we use, look at the message."), ("en", "Stop all messages"),
    ("en", "We are sorry, our records are out of reach."),
    ("en", "You will receive no more offers."), ("en", "No thanks"), ("en", "If you do not unsubscribe, nothing changes."),
    ("en", "Don’t send me letters"), ("en", "Save my choices"),
    ("fr", "Me désabonner"), ("fr", "Tout arrêter"), ("fr", "Un clic par erreur ? Vous pouvez revenir en arrière."),
    ("fr", "Vous ne recevrez plus nos offres."), ("fr", "Ne plus recevoir ces messages"),
    ("fr", "Désolés, nos données sont momentanément inaccessibles."), ("fr", "Si vous manquez un e-mail, cherchez-le dans les indésirables."),
    ("fr", "Non merci"),
    ("fr", "Pour rester abonné à la newsletter, ne faites rien."), ("fr", "Nous vous souhaitons une bonne journée."), ("fr", "Il ne manque rien."),
    ("fr", "Je ne souhaite plus recevoir ces messages"),
    ("nl", "Uitschrijven"), ("nl", "Alles stopzetten"), ("nl", "Per ongeluk geklikt? U kunt dit terugdraaien."),
    ("nl", "Weet u niet zeker welk adres wij gebruiken? Kijk dan in het bericht."),
    ("nl", "U blijft ingeschreven voor de nieuwsbrief."), ("nl", "U ontvangt geen aanbiedingen meer."), ("nl", "Dat gaat meteen in."),
    ("nl", "Nee, bedankt"),
    ("nl", "Vink de diensten aan die u wilt ontvangen."), ("nl", "Ongedaan maken"),
    ("nl", "Schrijf u uit: één knop, en het geldt voor al uw adressen."),
  ]

  @Test("Words that press people are reported", arguments: bad)
  func shames(_ locale: String, _ text: String) throws {
    let found = try RuleExample.bad("shaming-wording", locale, text).findings(RuleCatalog.wording(PageSettings()))
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.finding.part.map { text.contains($0) } ?? true })
  }

  @Test("Plain words are not", arguments: good)
  func plain(_ locale: String, _ text: String) throws {
    let found = try RuleExample.good("shaming-wording", locale, text).findings(RuleCatalog.wording(PageSettings()))
    #expect(found.isEmpty, "\(found.map(\.finding))")
  }

  @Test("Another language takes a list in quality.yml and no code")
  func german() throws {
    let yaml =
      "shaming:\n  de:\n    - wir werden dich|sie * vermissen\n    - =angemeldet bleiben\nsymmetry:\n  undo-words: 12\nlegal:\n  anchors: [data]\n"
    var findings: [Finding] = []
    let mapping = try #require(YAMLValue.parse(yaml, file: "quality.yml").value?.mapping("pages", into: &findings))
    let settings = PageSettings(reading: mapping, into: &findings)
    #expect(findings.isEmpty && settings.undoWords == 12 && settings.legalAnchors == ["data"])
    let rules = RuleCatalog.wording(settings)
    #expect(try RuleExample.bad("shaming-wording", "de", "Wir werden Sie sehr vermissen!").findings(rules).count == 1)
    #expect(try RuleExample.bad("shaming-wording", "de-AT", "Angemeldet bleiben").findings(rules).count == 1)
    #expect(try RuleExample.good("shaming-wording", "de", "Wenn Sie angemeldet bleiben, ändert sich nichts.").findings(rules).isEmpty)
    #expect(try RuleExample.good("shaming-wording", "de", "Are you sure?").findings(rules).isEmpty)
  }

  @Test("What the section says wrongly is reported with its line")
  func settings() throws {
    let yaml = "shaming:\n  de: ['~']\n  x y: []\nsymmetry:\n  longer-text: -3\nfoo: 1\n"
    var findings: [Finding] = []
    let mapping = try #require(YAMLValue.parse(yaml, file: "quality.yml").value?.mapping("pages", into: &findings))
    _ = PageSettings(reading: mapping, into: &findings)
    #expect(Set(findings.map(\.rule)) == ["unknown-key", "shaming-pattern", "unknown-locale", "wrong-type"])
    #expect(findings.allSatisfy { $0.location?.line != nil })
    let hint = findings.first { $0.rule == "shaming-pattern" }?.hint
    #expect(hint?.contains("up to \(WordPattern.longestGap) words") == true, "The hint must give the gap that a pattern really allows")
  }

  @Test("Last chances are for campaigns to offer, and not for pages that opt out")
  func scope() throws {
    let locale = try #require(LocaleTag("en"))
    func count(_ subject: CheckSubject) -> Int {
      let passage = Passage("Last chance!", locale: locale, subject: subject, role: .paragraph, at: SourceLocation("a"))
      return RuleCatalog.wording(PageSettings()).findings(in: passage).count
    }
    #expect(count(.document("pages/opt-out.md")) == 1 && count(.document("campaigns/a/opted-out.md")) == 1)
    #expect(count(.document("pages/opt-in.md")) == 0 && count(.document("guides/opt-out.md")) == 0)
  }

  @Test(
    "Texts of any content are read without a fault",
    arguments: ["", "\u{301}", "’", "-", String(repeating: "are you ", count: 12_000), "\u{202E}are you\u{202C} * sure", "we’ll\u{FFFC}miss you"])
  func hostile(_ text: String) throws {
    for locale in ["en", "fr", "nl"] { _ = try RuleExample.good("shaming-wording", locale, text).findings(RuleCatalog.wording(PageSettings())) }
  }
}
