extension RuleExample {
  static let characters: [RuleExample] = [
    .bad("control-character", "en", "Unsubscribe\u{7}"),
    .bad("control-character", "fr", "Se\u{1B} désabonner"),
    .bad("control-character", "nl", "Uitschrijven \u{E001}"),
    .bad("control-character", "fr", "caf\u{9A}"),
    .good("control-character", "en", "Stop all messages"),
    .good("control-character", "fr", "Où, déjà ? « Là »"),
    .good("control-character", "nl", "Eén\tkeer\nper maand 😀"),

    .bad("invisible-character", "en", "News\u{200B}letter"),
    .bad("invisible-character", "fr", "\u{FEFF}Se désabonner"),
    .bad("invisible-character", "nl", "Uit\u{200C}schrijven"),
    .bad("invisible-character", "nl", "Uit\u{2060}schrijven"),
    .good("invisible-character", "en", "Families 👨‍👩‍👧 first 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"),
    .good("invisible-character", "fr", "Désabon\u{AD}nement\u{A0}: oui\u{202F}?"),
    .good("invisible-character", "nl", "e\u{2011}mail"),
    .good("invisible-character", "fa", "می\u{200C}خواهم"),
    .good("invisible-character", "th", "ยกเลิก\u{200B}การ"),

    .bad("direction-character", "en", "Stop \u{202E}egassem"),
    .bad("direction-character", "fr", "Arrêter\u{200F} tout"),
    .bad("direction-character", "nl", "\u{2066}Stoppen"),
    .bad("direction-character", "ar", "إلغاء \u{2067}الاشتراك"),
    .good("direction-character", "en", "Our \u{2067}שלום\u{2069} page"),
    .good("direction-character", "fr", "Arrêter tout"),
    .good("direction-character", "nl", "Alles stoppen"),
    .good("direction-character", "ar", "إلغاء\u{200F} \u{2067}الاشتراك\u{2069}"),

    .bad("mixed-scripts", "en", "N\u{435}wsletter"),
    .bad("mixed-scripts", "fr", "Se d\u{E9}sab\u{3BF}nner"),
    .bad("mixed-scripts", "nl", "\u{410}anmelden"),
    .bad("mixed-scripts", "ru", "p\u{430}ссылка"),
    .good("mixed-scripts", "en", "A resistor of 5 kΩ and 3 μm of β-carotene"),
    .good("mixed-scripts", "fr", "L’alphabet grec : α, ω"),
    .good("mixed-scripts", "nl", "Москва ligt in Rusland"),
    .good("mixed-scripts", "ru", "SMS-сообщения, e-mail и iPhone’ом"),

    .bad("not-normalized", "en", "cafe\u{301}"),
    .bad("not-normalized", "fr", "Se de\u{301}sabonner"),
    .bad("not-normalized", "nl", "E\u{301}e\u{301}n keer"),
    .bad("not-normalized", "fr", "10 \u{2126}"),
    .good("not-normalized", "en", "café"),
    .good("not-normalized", "fr", "Se désabonner… « déjà » — œuvre"),
    .good("not-normalized", "nl", "E\u{301}én".precomposed),
    .good("not-normalized", "nl", "j\u{301}"),
    .good("not-normalized", "ru", "Отписаться"),

    .bad("garbled-text", "en", "You\u{E2}\u{20AC}\u{2122}re unsubscribed"),
    .bad("garbled-text", "fr", "Se d\u{C3}\u{A9}sabonner"),
    .bad("garbled-text", "fr", "\u{C3} la carte"),
    .bad("garbled-text", "fr", "Tout arr\u{C3}\u{AA}ter\u{C2}\u{A0}: oui"),
    .bad("garbled-text", "fr", "une \u{C5}\u{201C}uvre"),
    .bad("garbled-text", "nl", "E\u{FFFD}n keer"),
    .bad("garbled-text", "nl", "\u{C3}\u{A9}\u{C3}\u{A9}n keer"),
    .bad("garbled-text", "ru", "\u{D0}\u{17E}\u{D1}\u{201A}\u{D0}\u{BF}"),
    .bad("garbled-text", "en", "Hello \u{F0}\u{178}\u{2DC}\u{20AC}"),
    .good("garbled-text", "en", "You’re unsubscribed – naïve café"),
    .good("garbled-text", "fr", "Grâce à\u{A0}«\u{A0}Assent\u{A0}», c’est fait. À bientôt, ÂGE, Ô"),
    .good("garbled-text", "nl", "Eén keer, één lamp, geïnd"),
    .good("garbled-text", "pt", "MANHÃ\u{A0}» e À LA"),
    .good("garbled-text", "de", "Der Buchstabe „Ä“ und „Å“ am Anfang"),
  ]
}

extension String {
  /// Composed by hand, so that the test doesn't lean on what it tests.
  fileprivate var precomposed: String { replacing("E\u{301}", with: "\u{C9}") }
}
