import AssentModel

/// What a build reports beside what string tables, documents and pages report by themselves: templates, `site.yml`, and how they fit together.
enum BuildRules {
  static let site: [Rule] = [
    build("base-url", "The base URL is no URL.", "signed links begin with it", "choices.example.com"),
    build("brand-color", "A colour of the brand is no CSS colour.", "it would break the page's style", "accent: brown;}"),
    build("channel-consent", "A channel's consent isn't explicit or implied.", "nobody knows whether silence excludes on it", "consent: loud"),
    build(
      "keyword", "A keyword of SMS, its action or its scope isn't usable, or a keyword has two meanings.",
      "a message that somebody sends would have no effect, or the wrong one", "action: stop"),
    build("service-validity", "A service's validity isn't a number of days.", "nobody knows when a subscription ends", "validity: half a year"),
    build("unknown-country", "The country of telephone numbers isn't known.", "numbers without a + couldn't be compared", "country: XX"),
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
    Rule(
      "page-kind-missing", .warning, what: "A kind of page isn't defined.", why: "The handler has nothing to show for it and doesn't start.",
      example: "no page of the kind undone"),
    build("privacy-url", "The address of the privacy policy is no URL.", "a link leads there from every page", "www.example.com/privacy"),
    build("service-number", "A service's number can't stand in a link.", "links hold it in 16 bits", "70000"),
    build("unknown-campaign", "A campaign was asked for that the site doesn't have.", "nothing would be built", "--campaign autum-2026"),
    build("unknown-channel", "A channel isn't one, or not one of the site.", "nobody can be reached on it", "channels: [fax]"),
    build("unknown-locale", "A locale was named that the site doesn't have.", "nothing could be taken from it", "fallback: [de]"),
    build("unknown-service", "A campaign names a service that the site doesn't have.", "nobody could subscribe to it", "services: [9]"),
    build("missing-site", "The folder has no Templates/site.yml.", "it is no site", "--site Desktop"),
    Rule(
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
    Rule(
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

  private static func build(_ id: String, _ what: String, _ reason: String, _ example: String) -> Rule {
    Rule(id, .error, what: what, why: reason.prefix(1).uppercased() + reason.dropFirst() + ".", example: example)
  }
}

extension BuildRules {
  /// What a build finds in a document by itself.
  static let documents: [Rule] = [
    Rule(
      "document-too-large", .error, what: "A document larger than a megabyte.", why: "Nobody reads it, and every build would wait for it.",
      example: "a file of 2 MB"),
    Rule(
      "invalid-utf8", .error, what: "A file that isn't UTF-8.", why: "Accented letters come out as question marks.", example: "d\u{FFFD}sabonnement"),
    Rule(
      "missing-front-matter", .error, what: "A document that doesn't begin with front matter.", why: "The page has no title and no description.",
      example: "# Stop (on line 1)"),
    Rule(
      "unterminated-front-matter", .error, what: "Front matter without a line --- at its end.", why: "The whole document is taken for front matter.",
      example: "--- title: Stop # Stop"),
    Rule(
      "missing-title", .error, what: "Front matter without a title.", why: "The browser's tab and search results show nothing.", example: "title:"),
    Rule(
      "missing-description", .error, what: "Front matter without a description.", why: "Search results and link previews show something else.",
      example: "description:"),
    Rule(
      "front-matter-value", .warning, what: "A source-wordcount that is no number, or an ht-degree that is no percentage.",
      why: "The checks of provenance can't use it.", example: "ht-degree: high"),
    Rule(
      "empty-heading", .error, what: "A heading without text.", why: "A screen reader announces a heading and says nothing.", example: "## {#leave}"),
    Rule(
      "duplicate-anchor", .error, what: "Two headings with the same anchor.", why: "A link leads to the first one only.",
      example: "## One {#a} ... ## Two {#a}"),
    Rule(
      "heading-anchor", .error, what: "An anchor with signs that an id can't have.", why: "No link can lead to the heading.",
      example: "## Leaving {#leaving again}"),
    Rule(
      "unknown-alert", .error, what: "An alert of a kind that doesn't exist.", why: "It is shown as a quotation that begins with brackets.",
      example: ">[!REMARQUE]"),
    Rule(
      "link-scheme", .error, what: "A link with a scheme other than http, https, mailto and tel.",
      why: "It could run a script, and mail programs block it.",
      example: "[Stop](javascript:stop)"),
    Rule("empty-link", .error, what: "A link without text.", why: "Nobody can see or hear where it leads.", example: "[](quarantine.md)"),
    Rule(
      "broken-link", .error, what: "A link to a document or a heading that doesn't exist in the locale.", why: "It leads nowhere.",
      example: "[quarantine](quarantaine.md)"),
    Rule(
      "broken-image", .error, what: "An image that isn't in the site.", why: "The page shows a gap.", example: "![A lamp](lampe.png)"),
    Rule(
      "image-alt", .error, what: "An image without alternative text.", why: "Who can't see it learns nothing.", example: "![](lamp.png)"),
    Rule(
      "external-image", .error, what: "An image on another host.", why: "That host learns who reads the page.",
      example: "![A lamp](https://example.com/lamp.png)"),
    Rule(
      "raw-html", .error, what: "HTML that a document can't have, or that isn't closed.", why: "The page would not be valid, or not safe.",
      example: "<script>"),
    Rule(
      "nesting", .error, what: "Quotations, lists or emphasis nested more than a hundred deep.", why: "No browser shows it.", example: ">>>>>>>>"),
    Rule("markdown", .error, what: "A text that the Markdown parser gives up on.", why: "The page would be empty.", example: "(rare)"),
  ]
}
