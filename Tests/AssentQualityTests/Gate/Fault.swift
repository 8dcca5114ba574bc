import Testing

/// One thing that is wrong in a copy of the starting site, and the rule that is meant for it.
struct Fault: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  /// The text that it replaces; `nil` removes the file.
  let old: String?
  let new: String
  let rule: String
  /// Where it is reported, when that is another file.
  let reportedIn: String

  init(_ name: String, _ file: String, _ old: String?, _ new: String, _ rule: String, in reportedIn: String? = nil) {
    self.name = name
    self.file = file
    self.old = old
    self.new = new
    self.rule = rule
    self.reportedIn = reportedIn ?? file
  }

  var testDescription: String { "\(rule): \(name)" }
}

extension Fault {
  private static let french = "Locales/fr/strings.yml"
  private static let dutch = "Locales/nl/strings.yml"
  private static let guide = "Locales/fr/guides/quarantine.md"
  private static let services = "Locales/fr/guides/subscriptions.md"

  static let all = strings + language + documents + pages

  private static let strings = [
    Fault(
      "a string without a translation", french, "  optIn.button:\n    text: \"M’abonner\"\n    state: reviewed\n    source: 8500d0fb\n",
      "", "missing-translation"),
    Fault(
      "a string that nothing reads", "Locales/en/strings.yml", "  layout.skip:\n",
      "  layout.unread:\n    text: \"Nobody reads this\"\n  layout.skip:\n", "unused-string"),
    Fault("an empty string", dutch, "\"Schrijf ons\"", "\"\"", "empty-string"),
    Fault("a string in English", dutch, "\"Direct naar de inhoud\"", "\"Skip to the content\"", "unchanged-string"),
    Fault("a placeholder that is missing", french, "\"{scope}\u{A0}: oui\"", "\"Oui\"", "placeholder-missing"),
    Fault("a placeholder that is translated", french, "\"{scope}\u{A0}: oui\"", "\"{champ} : oui\"", "placeholder-unknown"),
    Fault("a placeholder twice", dutch, "\"{scope}: ja\"", "\"{scope} {scope}: ja\"", "placeholder-repeated"),
    Fault("a plural category that French needs", french, "      one: \"{count} minute de lecture\"\n", "", "plural-category-missing"),
    Fault(
      "a plural category that Dutch lacks", dutch, "      one: \"{count} minuut leestijd\"\n",
      "      one: \"{count} minuut leestijd\"\n      few: \"{count} minuten\"\n", "plural-category-unknown"),
    Fault(
      "a translation of an older text", "Locales/en/strings.yml", "\"Pressed by mistake? You can take it back.\"",
      "\"Changed your mind? You can take it back.\"", "stale-translation", in: french),
    Fault(
      "a translation by machine", dutch, "    text: \"Uitschrijven\"\n    state: reviewed", "    text: \"Uitschrijven\"\n    state: machine",
      "state-below-required"),
    Fault("a button that is too long", french, "\"Me désabonner\"", "\"Me désabonner de ces messages\"", "too-long"),
    Fault("a space at the end", french, "\"Nous écrire\"", "\"Nous écrire \"", "edge-space"),
    Fault("two spaces in a row", dutch, "\"Direct naar de inhoud\"", "\"Direct naar  de inhoud\"", "doubled-space"),
    Fault("a word twice", dutch, "\"Direct naar de inhoud\"", "\"Direct naar de de inhoud\"", "doubled-word"),
    Fault("a full stop that is lost", french, "\"Ceci est un lien de test.\"", "\"Ceci est un lien de test\"", "end-punctuation"),
    Fault("a bracket that isn’t closed", dutch, "\"Korte berichten op uw telefoon.\"", "\"Korte berichten (op uw telefoon.\"", "unbalanced-brackets"),
    Fault("another year", french, "\"Lumières d’automne 2026\"", "\"Lumières d’automne 2025\"", "number-differs"),
    Fault("markup in a string", dutch, "\"Schrijf ons\"", "\"<b>Schrijf ons</b>\"", "literal-markup"),
    Fault("a small letter at the start", french, "\"Nous écrire\"", "\"nous écrire\"", "capital-at-start"),
    Fault("a sign that nobody sees", dutch, "\"Uitschrijven\"", "\"Uit\u{200B}schrijven\"", "invisible-character"),
    Fault("a sign that turns the text around", french, "\"Me désabonner\"", "\"Me \u{202E}désabonner\"", "direction-character"),
    Fault("a Cyrillic letter", dutch, "\"Uitschrijven\"", "\"Uitschrij\u{432}en\"", "mixed-scripts"),
    Fault("text that was decoded twice", french, "\"Clôture des inscriptions le\"", "\"ClÃ´ture des inscriptions le\"", "garbled-text"),
    Fault("a letter in two parts", french, "\"Clôture des inscriptions le\"", "\"Clo\u{302}ture des inscriptions le\"", "not-normalized"),
  ]

  private static let language = [
    Fault("a breaking space before a question mark", french, "recevoir\u{202F}?", "recevoir ?", "french-spacing"),
    Fault("a straight apostrophe", french, "Lumières d’automne", "Lumières d'automne", "straight-apostrophe"),
    Fault("a capital without its accent", services, "Écrivez-nous depuis", "Ecrivez-nous depuis", "french-capitals"),
    Fault("English quotation marks", services, "Un *service*, c’est", "Un “service”, c’est", "french-quotation-marks"),
    Fault(
      "a torn compound", "Locales/nl/guides/quarantine.md", "Dat adres kan een e-mailadres zijn", "Dat adres kan een e-mail adres zijn",
      "dutch-compound"),
    Fault("je beside u", "Locales/nl/pages/opt-out.md", "krijgt u nog steeds", "krijg je nog steeds", "form-of-address"),
    Fault(
      "an American word in British English", "Locales/en/guides/subscriptions.md", "\n## ",
      "\nThe color of a lamp is our favorite subject, in every catalogue and programme.\n\n## ", "english-spelling"),
    Fault("a name that the glossary forbids", services, "**La newsletter** arrive", "**L’infolettre** arrive", "term-forbidden"),
    Fault(
      "an English word in Dutch", "Locales/nl/guides/quarantine.md", "Een adres in *quarantaine* wordt", "Een *quarantined* adres wordt",
      "untranslated-word"),
    Fault("a typing error", "Locales/nl/pages/opt-out.md", "bevestigingen", "bevestiginegn", "spelling"),
  ]

  private static let documents = [
    Fault("a guide that isn’t translated", guide, nil, "", "document-untranslated", in: "Locales/en/guides/quarantine.md"),
    Fault("a page that isn’t translated", "Locales/nl/pages/undo.md", nil, "", "document-fallback", in: "Templates/site.yml"),
    Fault("a section that is missing", guide, "## Côte à côte {#compare}\n", "", "heading-differs"),
    Fault("an anchor that is translated", guide, "{#what-it-is}", "{#ce-que-c-est}", "anchor-differs"),
    Fault("another kind of alert", guide, ">[!IMPORTANT]", ">[!NOTE]", "alert-differs"),
    Fault("a link that leads elsewhere", guide, "(opt-in-and-opt-out.md#profile)", "(subscriptions.md#services)", "link-differs"),
    Fault(
      "an item that is missing", guide, "1. Suivez le lien de ce message-là et désabonnez-vous\u{A0}: il appartient à l’autre profil.\n", "",
      "list-differs"),
    Fault("a row that is missing", guide, "| Couvre | un canal, un service ou tout | tous les messages vers cette adresse |\n", "", "table-differs"),
    Fault("code that is changed", guide, "`Ann@home.example`", "`Anne@home.example`", "inline-code-differs"),
    Fault("the name of a button that isn’t marked", services, "[!UICONTROL Me désabonner]", "« Me désabonner »", "ui-control-differs"),
    Fault(
      "a paragraph in English", guide, "Les majuscules n’y changent rien.", "Capitals make no difference, and nobody has to think about them at all.",
      "source-language"),
    Fault("a title in English", services, "title: \"Services et abonnements\"", "title: \"Services and subscriptions\"", "front-matter-untranslated"),
    Fault("a field that the source lacks", services, "source-fingerprint:", "exl-id: 1\nsource-fingerprint:", "front-matter-differs"),
    Fault(
      "a legal page by machine", "Locales/nl/pages/opt-in.md", "source-fingerprint:", "workflow-type: tm+mt\nht-degree: 8%\nsource-fingerprint:",
      "legal-machine-translated"),
    Fault(
      "a source that has changed", "Locales/en/guides/quarantine.md", "Capital letters", "Small and capital letters", "document-stale", in: guide),
    Fault("a link that leads nowhere", guide, "(subscriptions.md#leave)", "(subscriptions.md#quitter)", "broken-link"),
  ]

  private static let pages = [
    Fault("a box that is ticked", "Templates/partials/choice.mustache", "{{checked}}", " checked=\"checked\"", "pre-ticked"),
    Fault(
      "an opt-out button that is hard to see", "Templates/landing.mustache", "<button type=\"submit\">{{strings.optOut.button}}",
      "<button class=\"quiet\" type=\"submit\">{{strings.optOut.button}}", "opt-out-prominence"),
    Fault(
      "a reason that is asked for", "Templates/landing.mustache", "{{#is.optOut}}\n<p><button",
      "{{#is.optOut}}\n<p><label for=\"why\">{{strings.optOut.button}}</label> <input id=\"why\" name=\"why\" required=\"required\"/></p>\n<p><button",
      "opt-out-steps"),
    Fault(
      "words that shame", french, "\"Un clic par erreur\u{202F}? Vous pouvez revenir en arrière.\"",
      "\"Nous sommes tristes de vous voir partir\u{202F}! Vous pouvez revenir en arrière.\"", "shaming-wording"),
    Fault(
      "no way out of everything", "Templates/landing.mustache", "{{#is.optOut}}\n{{>partials/everything}}\n{{/is.optOut}}\n", "", "opt-out-reachable"),
    Fault(
      "a string of another language on a page", french, "  problem.contact:\n    text: \"Nous écrire\"\n    state: reviewed",
      "  problem.contact:\n    text: \"Nous écrire\"\n    state: new", "fallback-text"),
  ]
}
