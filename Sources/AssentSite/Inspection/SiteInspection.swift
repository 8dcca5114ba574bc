public import AssentHTML
public import AssentLocalization
public import AssentModel

/// A site as a build would make it, for those who check it: nothing is written.
public struct SiteInspection: Sendable {
  public let configuration: SiteConfiguration
  public let catalog: MessageCatalog
  /// In the order of the site.
  public let pages: [InspectedPage]
  /// The strings that a template, a page or the handler reads.
  public let usedStrings: Set<StringKey>
  private let sources: SourceTree

  /// Loads and renders a site.
  ///
  /// - Parameter tracesLines: whether pages tell which line of a source each of their lines comes from, which costs time.
  /// - Returns: the site, unless its configuration can't be read, and everything that a build would report.
  /// - Throws: `FileFailure` when a file can't be read.
  public static func inspect(site: String, jobs: Int, tracesLines: Bool = false) throws -> (site: SiteInspection?, findings: [Finding]) {
    let workers = Workers(jobs)
    let sources = try SourceTree(root: site, workers: workers)
    var loader = SiteLoader(sources: sources)
    guard let content = try loader.load() else { return (nil, loader.findings.inFileOrder) }
    let skeletons = SkeletonLibrary(content: content)
    let targets = content.linkTargets
    let made = try workers.map(content.plan.pages) {
      PageMaker(content: content, skeletons: skeletons, targets: targets, tracesLines: tracesLines)
    } _: { maker, page throws(FileFailure) in
      let made = try maker.make(page)
      return (
        page: InspectedPage(page, page: made.page?.page, template: content.templates.path(of: page.template), strings: made.strings),
        findings: made.findings
      )
    }
    let pages = made.map(\.page)
    let fragments = content.configuration.locales.tags.map { LocaleFragments(locale: $0, content: content) }
    let findings = loader.findings + made.flatMap(\.findings) + skeletons.findings + fragments.flatMap(\.findings)
    let inspection = SiteInspection(
      configuration: content.configuration, catalog: content.catalog, pages: pages,
      usedStrings: usedStrings(content, pages: pages, fragments: fragments), sources: sources)
    return (inspection, findings.inFileOrder)
  }

  /// The paths of the documents of a locale within its folder, sorted: `pages/opt-out.md`.
  public func documents(of locale: LocaleTag) -> [String] {
    let folder = "Locales/\(locale)/"
    return ["pages/", "guides/", "campaigns/"].flatMap { kind in
      sources.files(under: folder + kind).filter { $0.path.hasSuffix(".md") }.map { String($0.path.dropFirst(folder.count)) }
    }.sorted()
  }

  /// Whether the site has a file: `Locales/quality.yml`.
  public func contains(_ path: String) -> Bool { sources.contains(path) }

  /// The bytes of a file of the site.
  ///
  /// - Throws: when it can't be read.
  public func bytes(of path: String) throws(FileFailure) -> [UInt8] { try sources.bytes(of: path) }

  /// What pages and the handler read, and what templates name on pages that this site doesn't have.
  private static func usedStrings(
    _ content: LoadedSite, pages: [InspectedPage], fragments: [LocaleFragments]
  ) -> Set<StringKey> {
    let names = ["note", "tip", "important", "caution", "warning"].map { "alert.\($0)" } + ["layout.fallback"]
    var used = Set(names.compactMap { StringKey($0) })
    for page in pages { used.formUnion(page.strings.keys) }
    for fragments in fragments { used.formUnion(fragments.strings) }
    for tag in content.templates.tags where tag.name.hasPrefix("strings.") {
      if let key = StringKey(tag.name.dropFirst("strings.".count)) { used.insert(key) }
    }
    return used
  }
}

/// A page as a build would make it.
public struct InspectedPage: Sendable {
  public let kind: PageKind
  public let locale: LocaleTag
  /// The campaign that it belongs to, by its slug.
  public let campaign: String?
  /// Relative to the output: `fr/autumn-2026/opt-out.html`.
  public let path: String
  /// The document's path in the site.
  public let document: String
  /// The locale that the document was found in.
  public let documentLocale: LocaleTag
  /// The template's path in the site.
  public let template: String
  /// The page without anything in its slots; `nil` when an error kept it from being made.
  public let bytes: [UInt8]?
  /// Which source line a line of the page comes from; empty unless asked for.
  public let origins: [LineOrigin]
  /// The strings that it shows, and the locale that each was found in.
  public let strings: [StringKey: LocaleTag]

  init(_ page: PlannedPage, page rendered: RenderedPage?, template: String, strings: [StringKey: LocaleTag]) {
    kind = page.kind
    locale = page.locale
    campaign = page.campaign?.slug
    path = page.path
    document = page.document
    documentLocale = page.documentLocale
    self.template = template
    bytes = rendered?.bytes
    origins = rendered?.origins ?? []
    self.strings = strings
  }
}
