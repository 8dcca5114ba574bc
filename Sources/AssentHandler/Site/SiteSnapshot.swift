import AssentFormats
import AssentHashes
import AssentModel
import Synchronization

/// A built site as it was when its `pages.json` was read.
final class SiteSnapshot: Sendable {
  let stamp: FileStamp
  let manifest: SiteManifest
  let locales: [LocaleTag: SiteManifest.LocaleEntry]
  /// The scopes that the preferences page offers: the channels, then the services.
  let offered: [Scope]
  /// How long subscriptions last, in days; those of the other services have no end.
  let validity: [ServiceNumber: Int]
  /// The names of the files in `assets/`, relative to the site.
  let assets: Set<String>
  private let byPath: [String: Int]
  private let byKind: [PageKey: Int]
  private let campaigns: [CampaignNumber: CampaignDates]
  /// What every answer says about where a page may take things from.
  let contentSecurityPolicy: String
  /// By the path of the page.
  private let sourcesHashes = Mutex<[String: String]>([:])

  private struct PageKey: Hashable {
    let kind: String
    let locale: LocaleTag
    let campaign: UInt32?
  }

  init(manifest: SiteManifest, assets: Set<String>, stamp: FileStamp) throws(SiteError) {
    self.manifest = manifest
    self.assets = assets
    self.stamp = stamp
    self.locales = Dictionary(manifest.locales.map { ($0.tag, $0) }) { first, _ in first }
    self.offered =
      manifest.channels.compactMap { Channel(name: $0) }.map { Scope.channel($0) }
      + manifest.services.compactMap { ServiceNumber(rawValue: $0.number) }.map { Scope.service($0) }
    self.validity = Dictionary(
      manifest.services.compactMap { service in ServiceNumber(rawValue: service.number).flatMap { number in service.validity.map { (number, $0) } } }
    ) { first, _ in first }
    var (byPath, byKind): ([String: Int], [PageKey: Int]) = ([:], [:])
    byPath.reserveCapacity(manifest.pages.count)
    byKind.reserveCapacity(manifest.pages.count)
    for (index, page) in manifest.pages.enumerated().reversed() {
      byPath[page.path] = index
      byKind[PageKey(kind: page.kind, locale: page.locale, campaign: page.campaign)] = index
    }
    self.byPath = byPath
    self.byKind = byKind
    self.campaigns = Dictionary(
      manifest.campaigns.compactMap { entry in
        CampaignNumber(rawValue: entry.number).map { ($0, CampaignDates(entry)) }
      }
    ) { first, _ in first }
    self.contentSecurityPolicy = SecurityHeaders.contentSecurityPolicy(styleHashes: manifest.styleHashes, assets: assets)
    try requirePages()
  }

  var pageCount: Int { manifest.pages.count }

  /// The page at a path relative to the site, as in `pages.json`.
  func page(at path: String) -> SiteManifest.PageEntry? { byPath[path].map { manifest.pages[$0] } }

  /// The page of a kind: the campaign's when it brings one, else the site's.
  func page(_ kind: PageKind, _ locale: LocaleTag, campaign: CampaignNumber? = nil) -> SiteManifest.PageEntry? {
    let own = campaign.flatMap { byKind[PageKey(kind: kind.rawValue, locale: locale, campaign: $0.rawValue)] }
    return (own ?? byKind[PageKey(kind: kind.rawValue, locale: locale, campaign: nil)]).map { manifest.pages[$0] }
  }

  /// Where a visitor of a locale begins: its index, else the first of its guides.
  func home(of locale: LocaleTag) -> SiteManifest.PageEntry? {
    page(at: "\(locale)/index.html") ?? page(at: "\(locale)/guides/index.html")
      ?? manifest.pages.filter { $0.locale == locale && $0.kind == PageKind.guide.rawValue }.min { $0.path < $1.path }
  }

  /// The days between which a campaign's pages are shown; `nil` for a campaign that the site doesn't know.
  func dates(of campaign: CampaignNumber?) -> CampaignDates? { campaign.flatMap { campaigns[$0] } }

  /// SHA-256 over the names and hashes of what a page was built from, in lower-case hexadecimal.
  func sourcesHash(of page: SiteManifest.PageEntry) -> String {
    if let known = sourcesHashes.withLock({ $0[page.path] }) { return known }
    let hash = ProofHashes.sources(of: page, in: manifest).description
    sourcesHashes.withLock { $0[page.path] = hash }
    return hash
  }

  private func requirePages() throws(SiteError) {
    let required = (PageKind.landing + PageKind.confirmation + PageKind.problem)
    let missing = manifest.locales.flatMap { locale in
      required.filter { page($0, locale.tag) == nil }.map { "\(locale.tag)/\($0.rawValue)" }
    }
    guard missing.isEmpty else {
      throw SiteError(
        .incomplete, "pages.json lacks pages that the handler needs: \(missing.joined(separator: ", ")); build the site anew")
    }
    guard locales[manifest.sourceLocale] != nil else {
      throw SiteError(.incomplete, "pages.json lacks the source locale \(manifest.sourceLocale); build the site anew")
    }
    let stray = manifest.pages.first {
      $0.path.hasPrefix("/") || $0.path.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
    }
    if let stray { throw SiteError(.unreadable, "pages.json names a page outside the site: \(stray.path); build the site anew") }
  }
}

/// A page whose bytes are those that `pages.json` tells of, and the site it is a page of.
struct ServedPage: Sendable {
  let entry: SiteManifest.PageEntry
  let bytes: [UInt8]
  let site: SiteSnapshot

  /// A fragment in the language of the page; `nil` when the site has none of that name.
  func fragment(_ fragment: Fragment) -> String? { site.locales[entry.locale]?.fragments[fragment.name] }

  func has(_ slot: Slot) -> Bool { entry.has(slot) }
}
