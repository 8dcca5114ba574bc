extension RuleExample {
  static let markup: [RuleExample] = [
    .bad("literal-markup", "en", "Stop <b>all</b> messages"),
    .bad("literal-markup", "fr", "Oui&nbsp;: non", from: "Yes: no"),
    .bad("literal-markup", "nl", "Alles<br/>stoppen", from: "Stop everything"),
    .bad("literal-markup", "nl", "foto&#39;s", from: "photos"),
    .good("literal-markup", "en", "R&D; we <3 lamps, a < b > c, <your name>"),
    .good("literal-markup", "fr", "<b>Tout</b> arrêter", from: "<b>Stop</b> all"),
    .good("literal-markup", "nl", "Maison & Lumen"),

    .bad("markup-differs", "fr", "<b>Tout<b> arrêter", from: "<b>Stop</b> all"),
    .bad("markup-differs", "nl", "Alles stoppen", from: "<b>Stop</b> all"),
    .good("markup-differs", "fr", "<b>Tout</b> arrêter", from: "<b>Stop</b> all"),
    .good("markup-differs", "nl", "Alles <strong>nu</strong> stoppen", from: "Stop all <strong>now</strong>"),

    .bad("unsafe-markup", "en", "<script>alert(1)</script>"),
    .bad("unsafe-markup", "fr", "Cliquez <a href=\"javascript:alert(1)\">ici</a>", from: "Click here"),
    .bad("unsafe-markup", "nl", "<img src=x OnError = alert(1)>", from: "Image"),
    .good("unsafe-markup", "en", "JavaScript: why we don’t use it"),
    .bad("unsafe-markup", "fr", "[ici](JavaScript:alert(1))"),
    .good("unsafe-markup", "fr", "git <object> <link>, data:, a:b"),
    .good("unsafe-markup", "fr", "<b>Tout</b> arrêter"),
    .good("unsafe-markup", "nl", "<a href=\"/online\">Online=ja</a>"),

    .bad("literal-markdown", "en", "Stop **all** messages"),
    .bad("literal-markdown", "fr", "Voyez [cette page](aide.md)", from: "See this page"),
    .bad("literal-markdown", "nl", "Typ `stop`", from: "Type stop"),
    .good("literal-markdown", "en", "5 * 3 * 2, [note], (this)"),
    .good("literal-markdown", "fr", "**Tout** arrêter", from: "**Stop** all"),
    .good("literal-markdown", "nl", "Alles stoppen*"),

    .bad("broken-markdown", "en", "Stop **all messages"),
    .bad("broken-markdown", "fr", "** Tout ** arrêter", from: "**Stop** all"),
    .bad("broken-markdown", "fr", "Voyez [cette page] (quarantine.md)", from: "See this page"),
    .bad("broken-markdown", "nl", "Typ `stop", from: "Type `stop`"),
    .bad("broken-markdown", "nl", "[! OPMERKING] Let op", from: "Take care"),
    .good("broken-markdown", "en", "5 * 3, [note] (see below)"),
    .good("broken-markdown", "fr", "**Tout** arrêter", from: "**Stop** all"),
    .good("broken-markdown", "nl", "Alles** stoppen", from: "Stop** all"),

    .good("placeholder-syntax", "en", "Hello {name}, 100 % sure"),
    .bad("placeholder-syntax", "en", "Hello %s"),
    .bad("placeholder-syntax", "fr", "Bonjour %1$s"),
    .bad("placeholder-syntax", "nl", "Hallo %@!"),
    .good("placeholder-syntax", "fr", "20 %d’intérêt en moins"),
    .good("placeholder-syntax", "nl", "50%-korting"),
  ]
}
