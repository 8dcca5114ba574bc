import AssentLocalization
import AssentModel

/// All pages of the site, in the order of their locales, campaigns and kinds.
struct SitePlan: Sendable {
  private(set) var pages: [PlannedPage] = []
  private(set) var findings: [Finding] = []
  /// For each guide the locales that have it, themselves or by fallback, in the order of the site.
  private(set) var guideLocales: [String: [LocaleTag]] = [:]
  /// For each guide the locales in whose language its text is, in the order of the site.
  private(set) var guideTranslations: [String: [LocaleTag]] = [:]

  /// The guides of each locale, in the order of their names.
  private(set) var guides: [LocaleTag: [PlannedPage]] = [:]

  /// The locales whose folder has another spelling than their tag, which the findings tell.
  let misnamedLocales: Set<LocaleTag>

  static let guideTemplate = "guide"

  init(configuration: SiteConfiguration, sources: SourceTree) {
    let guideNames = Self.guideNames(configuration: configuration, sources: sources)
    let unused = UnusedFiles(configuration: configuration, sources: sources)
    misnamedLocales = unused.misnamed
    for locale in configuration.locales.tags {
      let chain = configuration.locales.chain(of: locale)
      for campaign in [nil] + configuration.campaigns.map(Optional.some) {
        for definition in configuration.pages where campaign == nil || definition.kind.isPerCampaign {
          if definition.kind == .languageChooser, locale != configuration.sourceLocale { continue }
          add(
            definition, locale: locale, campaign: campaign, chain: chain, pseudo: configuration.pseudoLocales[locale], sources: sources)
        }
      }
      for guide in guideNames {
        let document = "guides/\(guide).md"
        guard let found = chain.first(where: { sources.publishes("Locales/\($0)/\(document)") }) else { continue }
        let page = PlannedPage(
          kind: .guide, locale: locale, guide: guide, template: Self.guideTemplate, document: "Locales/\(found)/\(document)",
          documentLocale: configuration.pseudoLocales[locale] == nil ? found : locale, pseudo: configuration.pseudoLocales[locale],
          path: "\(locale)/guides/\(guide).html")
        guideLocales[guide, default: []].append(locale)
        if page.isTranslated {
          guideTranslations[guide, default: []].append(locale)
        } else {
          reportFallback(of: "guide '\(guide)'", page: page, missing: document, at: SourceLocation(page.document))
        }
        guides[locale, default: []].append(page)
      }
      pages += guides[locale] ?? []
    }
    findings += unused.findings
    for file in sources.files(under: "Locales/") {
      guard let line = file.draftLine else { continue }
      findings.append(
        Finding(
          SiteRules.draft, at: SourceLocation(file.path, line: line), "the document is a draft and isn't a part of the site",
          hint: "Remove the line to publish it"))
    }
  }

  private mutating func reportFallback(
    of name: String, page: PlannedPage, missing document: String, at location: SourceLocation
  ) {
    // What is wrong with a folder is told at the folder.
    guard !misnamedLocales.contains(page.locale) else { return }
    findings.append(
      Finding(
        SiteRules.documentFallback, at: location,
        "the \(name) in \(page.locale) is shown in \(page.documentLocale): Locales/\(page.locale)/\(document) is missing",
        hint: "Translate \(page.document)"))
  }

  private static func guideNames(configuration: SiteConfiguration, sources: SourceTree) -> [String] {
    var names: Set<String> = []
    for locale in configuration.locales.tags {
      let folder = "Locales/\(locale)/guides/"
      for file in sources.files(under: folder) where file.path.hasSuffix(".md") {
        names.insert(String(file.path.dropFirst(folder.count).dropLast(3)))
      }
    }
    return names.sorted()
  }

  private mutating func add(
    _ definition: PageDefinition, locale: LocaleTag, campaign: Campaign?, chain: [LocaleTag], pseudo: Pseudolocalization?, sources: SourceTree
  ) {
    let name = definition.document.split(separator: "/").last.map(String.init) ?? definition.document
    var candidates: [(locale: LocaleTag, path: String)] = []
    for tag in chain {
      if let campaign { candidates.append((tag, "Locales/\(tag)/campaigns/\(campaign.slug)/\(name)")) }
      candidates.append((tag, "Locales/\(tag)/\(definition.document)"))
    }
    guard let found = candidates.first(where: { sources.publishes($0.path) }) else {
      if !misnamedLocales.isDisjoint(with: chain) { return }
      findings.append(
        Finding(
          SiteRules.missingDocument, at: definition.location, "there is no document for the page \(definition.kind.rawValue) in \(locale)",
          hint: "Write Locales/\(locale)/\(definition.document)"))
      return
    }
    let folder = campaign.map { "\(locale)/\($0.slug)" } ?? "\(locale)"
    let path = definition.kind == .languageChooser ? "index.html" : "\(folder)/\(definition.kind.rawValue).html"
    let page = PlannedPage(
      kind: definition.kind, locale: locale, campaign: campaign, template: definition.template, document: found.path,
      documentLocale: pseudo == nil ? found.locale : locale, pseudo: pseudo, path: path)
    if campaign == nil, !page.isTranslated {
      reportFallback(
        of: "page \(definition.kind.rawValue)", page: page, missing: definition.document, at: definition.location)
    }
    pages.append(page)
  }
}

/// A page that the build is to make: what it is, where it goes, and which files it comes from.
struct PlannedPage: Sendable {
  var kind: PageKind
  var locale: LocaleTag
  var campaign: Campaign?
  /// The guide's file name without its extension; `nil` for the other kinds.
  var guide: String?
  var template: String
  /// The document's path in the site.
  var document: String
  /// The language of the document: that of the locale in which it was found, or the page's own where the document is made up.
  var documentLocale: LocaleTag
  /// How the words of the document are changed for a locale that is made up; `nil` for the locales of `site.yml`.
  var pseudo: Pseudolocalization?
  /// Relative to the output: `fr/autumn/opt-out.html`.
  var path: String

  /// Whether the document is in the language of the page, so that nothing stands in for it.
  var isTranslated: Bool { documentLocale.isRead(as: locale) }

  /// The path of the page that is written in the language of the document: the page itself, or the one that this page repeats in another frame.
  var canonicalPath: String {
    isTranslated || kind == .languageChooser ? path : "\(documentLocale)" + path.dropFirst(locale.description.count)
  }

  /// Whether the document is the campaign's own, and not the site's.
  var isOfItsCampaign: Bool {
    guard let campaign else { return false }
    return document.split(separator: "/").dropFirst(2).starts(with: ["campaigns", campaign.slug[...]])
  }

  /// Whether a token leads to the page, so that its slots are filled.
  var isToken: Bool { kind.isLanding || kind.isConfirmation || kind == .linkExpired || kind == .receipt }
}
