import AssentHTML
import AssentModel

/// What a build reports beside what string tables, documents and pages report by themselves: templates, `site.yml`, and how they fit together.
enum SiteBuildRules {
  /// The rules over a page's markup, as `assent validate --rules` lists them.
  static let markup: [QualityRule] = HTMLValidator.rules.map { rule in
    QualityRule(rule.id, rule.severity, what: rule.sentence + ".", why: "Source: \(rule.source)", example: "")
  }

  static let all: [QualityRule] = [
    build("base-url", "The base URL is no URL.", "signed links begin with it", "choices.example.com"),
    build("brand-color", "A colour of the brand is no CSS colour.", "it would break the page's style", "accent: brown;}"),
    build("calendar-date", "A date in site.yml is no day.", "campaigns are shown and closed by it", "2026-02-30"),
    build(
      "campaign-dates", "A campaign expires before it is published.", "its pages would never be shown", "publishes: 2027-01-01, expires: 2026-12-31"),
    build("campaign-number", "A campaign's number can't stand in a link.", "links hold it in 32 bits", "0"),
    build("campaign-slug", "A campaign's folder has a name that no folder can have here.", "it is part of the pages' addresses", "Autumn 2026"),
    build("contact-address", "The contact is no e-mail address.", "recipients write to it", "privacy at example.com"),
    build("duplicate-channel", "A channel is listed twice.", "its checkbox would be shown twice", "[email, sms, email]"),
    build("duplicate-kind", "A kind of page is defined twice.", "only one of them can be published", "two pages of kind opt-out"),
    build("duplicate-locale", "A locale is listed twice.", "the language switcher would show it twice", "fr, nl, fr"),
    build(
      "duplicate-number", "A number stands for two services or campaigns.", "links and records hold the number, not the name",
      "two services of number 1"),
    build("duplicate-slug", "Two campaigns have the same folder.", "one would replace the other's pages", "two campaigns autumn-2026"),
    build("language-tag", "A locale's tag is no language tag.", "browsers and screen readers go by it", "francais"),
    build("name-key", "A name in site.yml is no key of the string table.", "pages would show nothing", "Newsletter"),
    build("page-kind", "A page in site.yml is of a kind that doesn't exist.", "nothing would lead to it", "kind: unsubscribe"),
    QualityRule(
      "page-kind-missing", .warning, what: "A kind of page isn't defined.", why: "The handler has nothing to show for it and doesn't start.",
      example: "no page of the kind undone"),
    build("privacy-url", "The address of the privacy policy is no URL.", "a link leads there from every page", "www.example.com/privacy"),
    build("service-number", "A service's number can't stand in a link.", "links hold it in 16 bits", "70000"),
    build("unknown-campaign", "A campaign was asked for that the site doesn't have.", "nothing would be built", "--campaign autum-2026"),
    build("unknown-channel", "A channel isn't one, or not one of the site.", "nobody can be reached on it", "channels: [fax]"),
    build("unknown-locale", "A locale was named that the site doesn't have.", "nothing could be taken from it", "fallback: [de]"),
    build("unknown-service", "A campaign names a service that the site doesn't have.", "nobody could subscribe to it", "services: [9]"),
    build("missing-site", "The folder has no Templates/site.yml.", "it is no site", "--site Desktop"),
    QualityRule(
      "document-fallback", .warning, .translations, what: "A page is shown with the document of another locale.",
      why: "Its readers get a language that they didn't choose.", example: "Locales/nl/pages/undo.md (missing)"),
    build("missing-document", "A page has no document in any locale.", "there is nothing to show", "Locales/en/pages/undo.md (missing)"),
    build("missing-logo", "The brand's logo isn't there.", "pages would show a broken image", "logo: assets/logo.gif"),
    build("missing-style", "The style sheet isn't there.", "pages would be bare", "Templates/assets/style.css (missing)"),
    build("style", "The style sheet is broken.", "browsers would drop a part of it", "a { color: red"),
    build("missing-template", "A page's template isn't there.", "the page can't be made", "template: landng"),
    build("missing-partial", "A template includes one that isn't there.", "a part of the page would be missing", "{{>partials/fotter}}"),
    build("recursive-partial", "A template includes itself.", "rendering it would never end", "{{>partials/body}} in partials/body"),
    build("template-syntax", "A template isn't Mustache.", "it can't be rendered", "{{#campaign}} without an end"),
    build("private-use-character", "A template holds a character that the generator keeps for itself.", "it would be taken for a mark", "U+E000"),
    build("missing-name", "A template names something that stands for nothing on a page.", "the page would have a gap", "{{page.titel}}"),
    build(
      "missing-string", "A template, site.yml or the handler needs a string that no table has.", "readers would see nothing",
      "{{strings.optOut.buton}}"),
    QualityRule(
      "missing-string-table", .warning, what: "A locale has no string table; an error in the source locale.",
      why: "Every string is taken from another locale.", example: "Locales/nl/strings.yml (missing)"),
    build("message-syntax", "A title or description has broken braces.", "a place to fill would be shown as it is", "title: Stop {scope"),
    build(
      "plural-without-count", "A string depends on a count, and the page has nothing to count.", "no form of it would be right",
      "{{strings.guide.readingTime}} on an opt-out page"),
    build(
      "slot-in-title", "A title or description holds what is known only when the page is shown.", "no markup may stand there", "title: Stop {scope}"),
    build("unknown-placeholder", "A placeholder stands for nothing on the page.", "readers would see its name", "{firstName}"),
  ]

  private static func build(_ id: String, _ what: String, _ reason: String, _ example: String) -> QualityRule {
    QualityRule(id, .error, what: what, why: reason.prefix(1).uppercased() + reason.dropFirst() + ".", example: example)
  }
}
