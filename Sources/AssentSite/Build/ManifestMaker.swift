import AssentModel
import Crypto
import Foundation

/// Makes `pages.json` of what a build made and of what it left as it was.
struct ManifestMaker {
  private let content: SiteContent
  /// `pages.json` of the last build, for the parts of the site that this one doesn't touch.
  private let previous: SiteManifest?
  private(set) var sources: [SiteManifest.SourceEntry] = []
  private var sourceIndices: [SiteManifest.SourceEntry: Int] = [:]
  private var templateFiles: [String: [String]] = [:]
  private var pages: [SiteManifest.PageEntry] = []

  init(content: SiteContent, previous: SiteManifest?) {
    self.content = content
    self.previous = previous
  }

  /// Adds a page that this build made, or found to be as it would make it.
  mutating func add(_ page: PlannedPage, entry: BuildState.Entry) {
    pages.append(
      SiteManifest.PageEntry(
        path: page.path, kind: page.kind.rawValue, locale: page.locale, campaign: page.campaign?.number.rawValue, sha256: entry.sha256,
        size: entry.size, sources: files(of: page).compactMap { content.sources[$0] }.map { index(of: $0.path, $0.hash.hexadecimal) }.sorted(),
        slots: entry.slots))
  }

  /// Adds a page that stays as the last build left it.
  mutating func keep(_ page: SiteManifest.PageEntry) {
    var page = page
    let known = previous?.sources ?? []
    page.sources = page.sources.filter(known.indices.contains).map { index(of: known[$0].path, known[$0].sha256) }.sorted()
    pages.append(page)
  }

  /// The bytes of `pages.json`.
  ///
  /// - Parameters:
  ///   - locales: the locales whose fragments are new; the others keep those of the last build.
  ///   - styles: the contents of the style elements.
  func bytes(fragments: [LocaleTag: [String: String]], styles: Set<[UInt8]>) throws -> [UInt8] {
    let configuration = content.configuration
    let locales = configuration.locales.map(\.tag).compactMap { tag -> SiteManifest.LocaleEntry? in
      if let own = fragments[tag] { return SiteManifest.LocaleEntry(tag: tag, direction: tag.direction, fragments: own) }
      return previous?.locales.first { $0.tag == tag }
    }
    let hashes = styles.map { "sha256-" + Data(ContentHash(of: $0).bytes).base64EncodedString() }
    let brand = configuration.brand
    let manifest = SiteManifest(
      baseURL: configuration.baseURL, basePath: configuration.basePath, sourceLocale: configuration.sourceLocale,
      sender: SiteManifest.SenderEntry(
        name: brand.name, legalName: brand.legalName, address: brand.address, contact: brand.contact, privacyURL: brand.privacyURL),
      locales: locales,
      channels: configuration.channels.map(\.name),
      services: configuration.services.map { service in
        SiteManifest.ServiceEntry(number: service.number.rawValue, channels: service.channels.map(\.name), validity: service.validity)
      },
      campaigns: configuration.campaigns.map {
        SiteManifest.CampaignEntry(
          number: $0.number.rawValue, slug: $0.slug, publishes: $0.publishes?.description, expires: $0.expires?.description)
      },
      styleHashes: Set(hashes + (previous?.styleHashes ?? [])).sorted(), sources: sources, pages: pages.sorted { $0.path < $1.path })
    return try ManifestEncoder.encode(manifest)
  }

  private mutating func index(of path: String, _ hash: String) -> Int {
    let entry = SiteManifest.SourceEntry(path: path, sha256: hash)
    if let known = sourceIndices[entry] { return known }
    sources.append(entry)
    sourceIndices[entry] = sources.count - 1
    return sources.count - 1
  }

  /// The files that a page comes from.
  private mutating func files(of page: PlannedPage) -> [String] {
    let templates = templateFiles[page.template] ?? content.templates.files(of: page.template)
    templateFiles[page.template] = templates
    let tables = content.configuration.chain(of: page.locale).map { "Locales/\($0)/strings.yml" }
    return [SiteConfiguration.path, SiteContent.stylePath, "Templates/\(content.configuration.brand.logo)", page.document] + templates + tables
  }
}
