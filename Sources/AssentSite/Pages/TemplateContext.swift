import AssentDocuments
import AssentLocalization
import AssentModel

/// What a template can name on a page: built once for all pages that share a skeleton.
///
/// What differs between those pages must be a field: the skeleton holds everything else as it is on the page that was made first.
struct TemplateContext {
  let page: PlannedPage
  let content: LoadedSite
  let messages: PageMessages

  init(page: PlannedPage, content: LoadedSite, readingMinutes: Int?) {
    self.page = page
    self.content = content
    self.messages = PageMessages(
      catalog: content.catalog, locale: page.locale, arguments: Self.arguments(of: page, brand: content.configuration.brand),
      count: readingMinutes)
  }

  /// What placeholders in the messages and documents of a page stand for.
  static func arguments(of page: PlannedPage, brand: Brand) -> [String: [ValuePart]] {
    var arguments: [String: [ValuePart]] = [
      "brand": [.text(brand.name)], "legalName": [.text(brand.legalName)], "contact": [.text(brand.contact)],
    ]
    if page.campaign != nil { arguments["campaign"] = [.field(.campaignName)] }
    let kindsWithScope: [PageKind] = [.optIn, .optOut, .undo, .optedIn, .optedOut, .undone, .nothingChanged, .linkExpired]
    if kindsWithScope.contains(page.kind) { arguments["scope"] = [.slot(.scope)] }
    return arguments
  }

  /// The root of the template's names.
  var names: [String: TemplateValue] {
    [
      "page": .names(pageNames),
      "alternates": .deferred { .list(alternates) },
      "languages": .list(content.configuration.locales.tags.map { .names(language($0)) }),
      "is": .names(Dictionary(uniqueKeysWithValues: PageKind.allCases.map { ($0.flagName, .flag($0 == page.kind)) })),
      "slot": .names(
        [
          "scope": .slot(.scope), "summary": .slot(.summary), "notice": .slot(.notice), "time": .slot(.time), "record": .slot(.record),
          "page": .slot(.page),
        ]),
      "links": .names(links),
      "brand": .names(brand),
      "channels": .list(content.configuration.channels.map { .names(channel($0)) }),
      "services": .list(content.configuration.services.map { .names(service($0)) }),
      "campaign": campaign,
      "guides": .deferred { .list(guides) },
      "strings": .strings(StringLookup(messages: messages, known: content.messageNames)),
    ]
  }

  private var pageNames: [String: TemplateValue] {
    let fallback: TemplateValue =
      page.isTranslated
      ? .absent
      : .names(
        [
          "locale": .text(page.documentLocale.description), "direction": .text(page.documentLocale.direction.rawValue),
          // The sentence names its own language, so another locale's can't stand in for it.
          "notice": StringKey("layout.fallback").flatMap { messages.ownParts(for: $0) }.map(TemplateValue.parts) ?? .absent,
        ])
    return [
      "title": .parts([.field(.title)]), "description": .parts([.field(.description)]), "kind": .text(page.kind.rawValue),
      "locale": .text(page.locale.description), "direction": .text(page.locale.direction.rawValue),
      "canonical": .parts([.field(.canonical)]), "body": .parts([.field(.body)]), "style": .html(content.style),
      "isPublic": .flag(page.kind.isPublic), "isToken": .flag(page.isToken), "fallback": fallback,
    ]
  }

  private func alternate(_ tag: String, _ path: String) -> TemplateValue {
    .names(["tag": .text(tag), "url": .text(content.absoluteURL(path))])
  }

  private var alternates: [TemplateValue] {
    guard page.kind.isPublic else { return [] }
    guard let guide = page.guide else { return [alternate("x-default", page.canonicalPath)] }
    let locales = content.plan.guideTranslations[guide] ?? []
    let fallback = locales.contains(content.configuration.sourceLocale) ? content.configuration.sourceLocale : locales.first ?? page.locale
    return locales.map { alternate($0.description, "\($0)/guides/\(guide).html") }
      + [alternate("x-default", "\(fallback)/guides/\(guide).html")]
  }

  private func language(_ tag: LocaleTag) -> [String: TemplateValue] {
    let url: [ValuePart]
    var isTranslated = true
    if page.isToken {
      url = [.text(content.url("\(tag)/")), .slot(.path)]
    } else if let guide = page.guide {
      let hasGuide = content.plan.guideLocales[guide]?.contains(tag) ?? false
      isTranslated = !hasGuide || content.plan.guideTranslations[guide]?.contains(tag) ?? false
      url = [.text(hasGuide ? content.url("\(tag)/guides/\(guide).html") : content.url("index.html"))]
    } else if page.kind == .languageChooser {
      let first = content.plan.guides[tag]?.first
      isTranslated = first?.isTranslated ?? true
      url = [.text(content.url(first?.path ?? "index.html"))]
    } else {
      url = [.text(content.url("\(tag)/\(page.kind.rawValue).html"))]
    }
    return [
      "tag": .text(tag.description), "name": .text(LocaleFormatter(tag).languageName(of: tag)),
      "direction": .text(tag.direction.rawValue), "url": .parts(url),
      "isCurrent": .flag(tag == page.locale && page.kind != .languageChooser), "isTranslated": .flag(isTranslated),
    ]
  }

  private var links: [String: TemplateValue] {
    let here = content.url("\(page.locale)/")
    let brand = content.configuration.brand
    return [
      "form": .parts([.text(here), .slot(.token)]), "undo": .parts([.text(here), .slot(.undo)]),
      "everything": .parts([.text(here), .slot(.everything)]), "receipt": .parts([.text(here), .slot(.receipt)]),
      "receiptData": .parts([.text(here), .slot(.receiptData)]),
      // A receipt is opened from wherever it was kept.
      "withdraw": .parts([.text(content.absoluteURL("\(page.locale)/")), .slot(.everything)]), "contact": .text(brand.contactURL),
      "privacy": .text(brand.privacyURL), "home": .text(content.url("index.html")),
    ]
  }

  private var brand: [String: TemplateValue] {
    let brand = content.configuration.brand
    return [
      "name": .text(brand.name), "legalName": .text(brand.legalName), "address": .list(brand.address.map(TemplateValue.text)),
      "contact": .text(brand.contact), "privacyURL": .text(brand.privacyURL), "logo": .text(content.logo),
    ]
  }

  private func channel(_ channel: Channel) -> [String: TemplateValue] {
    choice(
      .channel(channel), name: "channel.\(channel.name).name", hint: "channel.\(channel.name).hint", at: SourceLocation(SiteConfiguration.path))
  }

  private func service(_ service: Service) -> [String: TemplateValue] {
    choice(.service(service.number), name: "\(service.keyPrefix).name", hint: "\(service.keyPrefix).hint", at: service.location)
  }

  private func choice(_ scope: Scope, name: String, hint: String, at location: SourceLocation) -> [String: TemplateValue] {
    [
      "code": .text(String(scope.code)), "name": .parts(required(name, at: location)), "hint": .parts(required(hint, at: location)),
      "checked": .slot(.checked(scope)),
    ]
  }

  /// A message that the configuration names; the name itself where it is missing.
  private func required(_ name: String, at location: SourceLocation) -> [ValuePart] {
    if let key = StringKey(name), let parts = messages.parts(for: key) { return parts }
    if !content.unreadStrings.contains(name) {
      messages.report(
        Finding(
          SiteRules.missingString, at: location, "the string table has no '\(name)', which the site's configuration needs",
          hint: "Add it to Locales/\(content.configuration.sourceLocale)/strings.yml"))
    }
    return [.text(name)]
  }

  private var campaign: TemplateValue {
    guard let campaign = page.campaign else { return .absent }
    let expires: TemplateValue = campaign.expires == nil ? .absent : .parts([.field(.campaignExpires)])
    return .names(["name": .parts([.field(.campaignName)]), "slug": .parts([.field(.campaignSlug)]), "expires": expires])
  }

  private var guides: [TemplateValue] {
    (content.plan.guides[page.locale] ?? []).map { guide in
      .names(
        [
          "title": .parts(title(of: guide)),
          "url": .text(content.url(guide.path)), "isCurrent": .flag(guide.path == page.path),
        ])
    }
  }

  /// The title of a guide as its own page has it. What is wrong with it is reported there.
  private func title(of guide: PlannedPage) -> [ValuePart] {
    // An empty title was reported where the document was read.
    guard let frontMatter = content.documents[guide]?.frontMatter, !frontMatter.title.isEmpty else { return [.text(guide.path)] }
    let messages = PageMessages(
      catalog: content.catalog, locale: guide.locale, arguments: Self.arguments(of: guide, brand: content.configuration.brand))
    return messages.parts(of: frontMatter.title, at: frontMatter.titleLocation).marked(as: guide.documentLocale, on: guide.locale)
  }
}
