import Testing

/// A pair of texts in which nothing is wrong.
struct GoodTranslation: Sendable, CustomTestStringConvertible {
  let locale: String
  let original: String
  let text: String

  var testDescription: String { "\(locale): \(text)" }

  private init(_ locale: String, _ original: String, _ text: String) {
    self.locale = locale
    self.original = original
    self.text = text
  }

  static let all: [GoodTranslation] = [
    GoodTranslation("fr", "You’re unsubscribed", "Vous êtes désabonné"),
    GoodTranslation("fr", "Hello {name}, you have {count} messages.", "Bonjour {name}, vous avez {count} messages."),
    GoodTranslation("fr", "We have 2 shops: Brussels and Ghent.", "Nous avons deux magasins\u{A0}: Bruxelles et Gand."),
    GoodTranslation("fr", "By 3:00 PM on Monday, 5 January 2026", "Avant 15 h le lundi 5 janvier 2026"),
    GoodTranslation("fr", "Save 20% (up to €1,500.00)!", "Économisez 20\u{A0}% (jusqu’à 1\u{202F}500\u{A0}€)\u{202F}!"),
    GoodTranslation("fr", "“Stop all messages” is one click away.", "«\u{202F}Arrêter tous les messages\u{202F}» est à un clic."),
    GoodTranslation(
      "fr", "Write to privacy@assent.example or call +32 2 555 12 12.", "Écrivez à privacy@assent.example ou appelez le +32 2 555 12 12."),
    GoodTranslation("fr", "Under the GDPR, you can object at any time.", "Le RGPD vous permet de vous opposer à tout moment."),
    GoodTranslation("fr", "It’s the 1st of 3 steps", "C’est la première de trois étapes"),
    GoodTranslation("fr", "In the 1990s…", "Dans les années 1990…"),
    GoodTranslation("nl", "You’re unsubscribed", "U bent uitgeschreven"),
    GoodTranslation("nl", "Would you like to unsubscribe?", "Wilt u u uitschrijven?"),
    GoodTranslation("nl", "Text message (SMS)", "Tekstbericht (sms)"),
    GoodTranslation("nl", "Open in the evening, from 6 pm to 10.30 pm", "’s Avonds open, van 18 tot 22.30 uur"),
    GoodTranslation("nl", "Photos, videos and PDFs", "Foto’s, video’s en pdf’s"),
    GoodTranslation("nl", "VAT included: €2,499.95", "Inclusief btw: € 2.499,95"),
    GoodTranslation("nl", "Our “Autumn” campaign", "Onze campagne ‘Herfst’"),
    GoodTranslation("nl", "Within 14 days, at no cost.", "Binnen veertien dagen, gratis."),
    GoodTranslation("nl", "Ice-cold", "IJskoud"),
    GoodTranslation("de", "Stop all messages", "Alle Nachrichten abbestellen"),
    GoodTranslation("de", "Choose “E-mail” (no. 1)", "Wählen Sie „E-Mail“ (Nr. 1)"),
    GoodTranslation("es", "What would you like to receive?", "¿Qué desea recibir?"),
    GoodTranslation("el", "What would you like to receive?", "Τι θέλετε να λαμβάνετε;"),
    GoodTranslation("ar", "What would you like to receive?", "ماذا تود أن تتلقى؟"),
    GoodTranslation("ja", "Stop all 3 messages.", "3通のメッセージをすべて停止します。"),
    GoodTranslation("ru", "Stop SMS messages", "Отключить SMS-сообщения"),
    GoodTranslation("pl", "Photos: 1,000", "Zdjęcia: 1000"),
  ]
}
