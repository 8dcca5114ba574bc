public import AssentModel

/// What a build reports of `site.yml`, templates and the style sheet, and how they fit together.
public enum SiteRules: ReportedRule {
  case baseURL
  case brandColor
  case calendarDate
  case channelConsent
  case campaignDates
  case campaignNumber
  case campaignSlug
  case contactAddress
  case duplicateChannel
  case duplicateKind
  case duplicateLocale
  case duplicateNumber
  case duplicateSlug
  case languageTag
  case keyword
  case nameKey
  case pageKind
  case pageKindMissing
  case privacyURL
  case serviceNumber
  case serviceValidity
  case unknownCampaign
  case unknownChannel
  case unknownCountry
  case unknownLocale
  case unknownService
  case missingSite
  case documentFallback
  case draft
  case fileName
  case unusedFile
  case headingID
  case missingDocument
  case missingLogo
  case logo
  case missingStyle
  case style
  case missingTemplate
  case missingPartial
  case recursivePartial
  case templateSyntax
  case privateUseCharacter
  case missingName
  case missingString
  case missingStringTable
  case messageSyntax
  case pluralWithoutCount
  case slotInTitle
  case slotPlace
  case pageNeeds
  case pageWeight
  case emptyString
  case unknownPlaceholder

  public var rule: Rule {
    switch self {
    case .baseURL: Rule("base-url", what: "The base URL is no URL.", why: "Signed links begin with it.", example: "choices.example.com")
    case .brandColor:
      Rule("brand-color", what: "A colour of the brand is no CSS colour.", why: "It would break the page's style.", example: "accent: brown;}")
    case .calendarDate:
      Rule("calendar-date", what: "A date in site.yml is no day.", why: "Campaigns are shown and closed by it.", example: "2026-02-30")
    case .channelConsent:
      Rule(
        "channel-consent", what: "A channel's consent isn't explicit or implied.", why: "Nobody knows whether silence excludes on it.",
        example: "consent: loud")
    case .campaignDates:
      Rule(
        "campaign-dates", what: "A campaign expires before it is published.", why: "Its pages would never be shown.",
        example: "publishes: 2027-01-01, expires: 2026-12-31")
    case .campaignNumber: Rule("campaign-number", what: "A campaign's number can't stand in a link.", why: "Links hold it in 32 bits.", example: "0")
    case .campaignSlug:
      Rule(
        "campaign-slug", what: "A campaign's folder has a name that no folder can have here.", why: "It is part of the pages' addresses.",
        example: "Autumn 2026")
    case .contactAddress:
      Rule("contact-address", what: "The contact is no e-mail address.", why: "Recipients write to it.", example: "privacy at example.com")
    case .duplicateChannel:
      Rule("duplicate-channel", what: "A channel is listed twice.", why: "Its checkbox would be shown twice.", example: "[email, sms, email]")
    case .duplicateKind:
      Rule(
        "duplicate-kind", what: "A kind of page is defined twice.", why: "Only one of them can be published.", example: "two pages of kind opt-out")
    case .duplicateLocale:
      Rule("duplicate-locale", what: "A locale is listed twice.", why: "The language switcher would show it twice.", example: "fr, nl, fr")
    case .duplicateNumber:
      Rule(
        "duplicate-number", what: "A number stands for two services or campaigns.", why: "Links and records hold the number, not the name.",
        example: "two services of number 1")
    case .duplicateSlug:
      Rule(
        "duplicate-slug", what: "Two campaigns have the same folder.", why: "One would replace the other's pages.",
        example: "two campaigns autumn-2026")
    case .languageTag:
      Rule("language-tag", what: "A locale's tag is no language tag.", why: "Browsers and screen readers go by it.", example: "francais")
    case .keyword:
      Rule(
        "keyword", what: "A keyword of SMS, its action or its scope isn't usable, or a keyword has two meanings.",
        why: "A message that somebody sends would have no effect, or the wrong one.", example: "action: stop")
    case .nameKey:
      Rule("name-key", what: "A name in site.yml is no key of the string table.", why: "Pages would show nothing.", example: "Newsletter")
    case .pageKind:
      Rule("page-kind", what: "A page in site.yml is of a kind that doesn't exist.", why: "Nothing would lead to it.", example: "kind: unsubscribe")
    case .pageKindMissing:
      Rule(
        "page-kind-missing", .warning, what: "A kind of page isn't defined.", why: "The handler has nothing to show for it and doesn't start.",
        example: "no page of the kind undone")
    case .privacyURL:
      Rule(
        "privacy-url", what: "The address of the privacy policy is no URL.", why: "A link leads there from every page.",
        example: "www.example.com/privacy")
    case .serviceNumber: Rule("service-number", what: "A service's number can't stand in a link.", why: "Links hold it in 16 bits.", example: "70000")
    case .serviceValidity:
      Rule(
        "service-validity", what: "A service's validity isn't a number of days.", why: "Nobody knows when a subscription ends.",
        example: "validity: 180")
    case .unknownCampaign:
      Rule(
        "unknown-campaign", what: "A campaign was asked for that the site doesn't have.", why: "Nothing would be built.",
        example: "--campaign autum-2026")
    case .unknownChannel:
      Rule("unknown-channel", what: "A channel isn't one, or not one of the site.", why: "Nobody can be reached on it.", example: "channels: [fax]")
    case .unknownCountry:
      Rule(
        "unknown-country", what: "The country of telephone numbers isn't known.", why: "Numbers without a + couldn't be compared.",
        example: "country: be")
    case .unknownLocale:
      Rule(
        "unknown-locale", what: "A locale was named that the site doesn't have.", why: "Nothing could be taken from it.", example: "fallback: [de]")
    case .unknownService:
      Rule(
        "unknown-service", what: "A campaign names a service that the site doesn't have.", why: "Nobody could subscribe to it.",
        example: "services: [9]")
    case .missingSite: Rule("missing-site", what: "The folder has no Templates/site.yml.", why: "It is no site.", example: "--site Desktop")
    case .documentFallback:
      Rule(
        "document-fallback", .warning, .translations, what: "A page is shown with the document of another locale.",
        why: "Its readers get a language that they didn't choose.", example: "Locales/nl/pages/undo.md (missing)")
    case .draft:
      Rule(
        "draft", .warning, what: "A document is a draft, so the site doesn't have it.", why: "It is easily forgotten.", example: "draft: true")
    case .fileName:
      Rule(
        "file-name", what: "A file has a name that no page can have, or that another file has in another spelling.",
        why: "It couldn't be read, or one of the two would be lost.", example: "a name in Latin-1")
    case .unusedFile:
      Rule(
        "unused-file", .warning, what: "A file in Locales isn't a part of the site; an error for the folder of a locale in another spelling.",
        why: "What was written there is never shown.",
        example: "campaigns/autum-2026/opt-in.md")
    case .headingID:
      Rule(
        "heading-id", what: "A heading has the same id as an element of the page's template.", why: "A link to it leads to the other place.",
        example: "## Good to know")
    case .missingDocument:
      Rule(
        "missing-document", what: "A page has no document in any locale.", why: "There is nothing to show.",
        example: "Locales/en/pages/undo.md (missing)")
    case .missingLogo:
      Rule("missing-logo", what: "The brand's logo isn't there.", why: "Pages would show a broken image.", example: "logo: assets/logo.gif")
    case .logo:
      Rule(
        "logo", what: "The brand's logo is empty, damaged or of another type.", why: "Pages would show a broken image.",
        example: "a logo.png of 0 bytes")
    case .missingStyle:
      Rule("missing-style", what: "The style sheet isn't there.", why: "Pages would be bare.", example: "Templates/assets/style.css (missing)")
    case .style:
      Rule(
        "style", what: "The style sheet is broken, or loads what isn't published.", why: "Browsers would drop a part of it.",
        example: "a { color: red")
    case .missingTemplate:
      Rule("missing-template", what: "A page's template isn't there.", why: "The page can't be made.", example: "template: landng")
    case .missingPartial:
      Rule(
        "missing-partial", what: "A template includes one that isn't there.", why: "A part of the page would be missing.",
        example: "{{>partials/fotter}}")
    case .recursivePartial:
      Rule(
        "recursive-partial", what: "A template includes itself.", why: "Rendering it would never end.", example: "{{>partials/body}} in partials/body"
      )
    case .templateSyntax:
      Rule("template-syntax", what: "A template isn't Mustache.", why: "It can't be rendered.", example: "{{#campaign}} without an end")
    case .privateUseCharacter:
      Rule(
        "private-use-character", what: "A template holds a character that the generator keeps for itself.", why: "It would be taken for a mark.",
        example: "U+E000")
    case .missingName:
      Rule(
        "missing-name", what: "A template names something that stands for nothing on a page.", why: "The page would have a gap.",
        example: "{{page.titel}}")
    case .missingString:
      Rule(
        "missing-string", what: "A template, site.yml or the handler needs a string that no table has.", why: "Readers would see nothing.",
        example: "{{strings.optOut.buton}}")
    case .missingStringTable:
      Rule(
        "missing-string-table", .warning, what: "A locale has no string table; an error in the source locale.",
        why: "Every string is taken from another locale.", example: "Locales/nl/strings.yml (missing)")
    case .messageSyntax:
      Rule(
        "message-syntax", what: "A title or description has broken braces.", why: "A place to fill would be shown as it is.",
        example: "title: Stop {scope")
    case .pluralWithoutCount:
      Rule(
        "plural-without-count", what: "A string depends on a count, and the page has nothing to count.", why: "No form of it would be right.",
        example: "{{strings.guide.readingTime}} on an opt-out page")
    case .slotInTitle:
      Rule(
        "slot-in-title", what: "A title or description holds what is known only when the page is shown.", why: "No markup may stand there.",
        example: "title: Stop {scope}")
    case .slotPlace:
      Rule(
        "slot-place", what: "What is known only when the page is shown stands where it can't be filled in.",
        why: "The page that people get would be broken, or have a gap.", example: "<input type=\"submit\" value=\"Stop {scope}\"/>")
    case .pageNeeds:
      Rule(
        "page-needs", what: "A page lacks what it is for: the form with the link's token, a checkbox for each channel and service, the summary.",
        why: "People couldn't choose, or their choice wouldn't be recorded.", example: "<form method=\"get\" action=\"{{links.form}}\">")
    case .pageWeight:
      Rule(
        "page-weight", .warning, what: "A page has more than \(PageWeight.limit) bytes.", why: "On a telephone it takes long to appear.",
        example: "a logo of 200 KB")
    case .emptyString:
      Rule("empty-string", what: "A string has no text.", why: "Buttons and links would be empty.", example: "optOut.button: {text: \"\"}")
    case .unknownPlaceholder:
      Rule("unknown-placeholder", what: "A placeholder stands for nothing on the page.", why: "Readers would see its name.", example: "{firstName}")
    }
  }
}
