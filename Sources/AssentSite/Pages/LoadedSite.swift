import AssentDocuments
import AssentFormats
import AssentHTML
import AssentLocalization
import AssentModel
import Synchronization

/// Everything that pages are made of, loaded: what the threads of a build share.
struct LoadedSite: Sendable {
  let configuration: SiteConfiguration
  let sources: SourceTree
  let templates: TemplateLibrary
  let catalog: MessageCatalog
  let plan: SitePlan
  let documents: DocumentIndex
  let templateIDs: TemplateIDs
  /// Every key of the source locale and every beginning of one that ends before a dot.
  let messageNames: Set<String>
  /// The keys that stand in the source table, but couldn't be read there, which is reported.
  let unreadStrings: Set<String>
  /// The text of the style element: the brand's colours and the style sheet.
  let style: String
  /// The logo as a `data:` URL.
  let logo: String

  /// What links of a page may lead to.
  var linkTargets: LinkTargets {
    LinkTargets(
      paths: Set(plan.pages.map { "/" + $0.path }), baseURL: configuration.baseURL, basePath: configuration.basePath,
      locales: configuration.locales.tags)
  }

  static let stylePath = "Templates/assets/style.css"

  /// The URL of a page, root-absolute.
  func url(_ path: String) -> String { configuration.basePath + "/" + (path == "index.html" ? "" : PathEncoding.encoded(path)) }

  /// The URL of a page with scheme and host.
  func absoluteURL(_ path: String) -> String { configuration.baseURL + "/" + (path == "index.html" ? "" : PathEncoding.encoded(path)) }
}

/// The documents that every page of a locale may link to: its pages and guides, read once.
struct DocumentIndex: Sendable {
  private var documents: [Key: Document] = [:]
  private(set) var findings: [Finding] = []
  /// For each locale and each document path relative to it, the page that shows it.
  private var pages: [LocaleTag: [String: PlannedPage]] = [:]
  private let campaignHeadings = CampaignHeadings()

  /// A document of the site, and how its words were changed.
  private struct Key: Hashable {
    let path: String
    let pseudo: Pseudolocalization?
  }

  init(plan: SitePlan, sources: SourceTree) throws(FileFailure) {
    for page in plan.pages {
      let relative = Self.relativePath(of: page.document)
      // A campaign's page that is shown with the site's document doesn't stand for that document: a link to it leads to the site's page.
      if page.campaign == nil || page.isOfItsCampaign, pages[page.locale]?[relative] == nil { pages[page.locale, default: [:]][relative] = page }
      let key = Key(path: page.document, pseudo: page.pseudo)
      guard !page.isOfItsCampaign, documents[key] == nil else { continue }
      let parsed = try page.parse(sources)
      findings += parsed.findings
      documents[key] = parsed.document
    }
  }

  /// The document of a page; `nil` for a campaign's own, and for one that can't be parsed.
  subscript(page: PlannedPage) -> Document? { documents[Key(path: page.document, pseudo: page.pseudo)] }

  /// `Locales/fr/guides/x.md` is `guides/x.md` in every locale.
  private static func relativePath(of document: String) -> String {
    document.split(separator: "/").dropFirst(2).joined(separator: "/")
  }

  /// Where a link in a document leads.
  func resolve(_ link: DocumentLink, from page: PlannedPage, content: LoadedSite) -> LinkResolution {
    guard link.isDocument else { return .external }
    var folders = Self.relativePath(of: page.document).split(separator: "/").dropLast().map(String.init)
    for step in link.path.split(separator: "/").map(String.init) {
      switch step {
      case ".": continue
      case "..":
        guard folders.popLast() != nil else { return .missing(reason: "\(link.path) leads out of the locale's folder") }
      default: folders.append(step)
      }
    }
    let target = folders.joined(separator: "/")
    // A link is right or wrong where its text is at home; where the text stands in for a translation, the page may be another.
    guard let original = pages[page.documentLocale]?[target] else {
      let draft = content.sources["Locales/\(page.documentLocale)/\(target)"]?.draftLine.map { _ in "\(target) is a draft" }
      return .missing(reason: draft ?? "there is no document \(target) in \(page.documentLocale)")
    }
    guard let fragment = link.fragment else { return .url(content.url((pages[page.locale]?[target] ?? original).path)) }
    let headings = headings(of: original, sources: content.sources)
    guard headings?.contains(where: { $0.anchor == fragment }) ?? true else {
      return .missing(reason: "\(original.document) has no heading with the anchor #\(fragment)")
    }
    guard let shown = pages[page.locale]?[target], shown.document != original.document else {
      return .url(content.url((pages[page.locale]?[target] ?? original).path) + "#" + fragment)
    }
    guard let others = self.headings(of: shown, sources: content.sources), !others.contains(where: { $0.anchor == fragment }) else {
      return .url(content.url(shown.path) + "#" + fragment)
    }
    return .inexact(content.url(shown.path), reason: "\(shown.document) has no heading with the anchor #\(fragment)")
  }

  /// The headings of a page's document; `nil` when it can't be parsed, which is reported with its page.
  private func headings(of page: PlannedPage, sources: SourceTree) -> [Heading]? {
    if let known = self[page] { return known.headings }
    guard page.isOfItsCampaign else { return nil }
    // Few links lead to a campaign's own document, so it is read when one does.
    return campaignHeadings.headings(of: page, sources: sources)
  }
}

/// The headings of campaigns' own documents that links lead to, each read once.
private final class CampaignHeadings: Sendable {
  private let known = Mutex<[String: [Heading]?]>([:])

  func headings(of page: PlannedPage, sources: SourceTree) -> [Heading]? {
    let key = "\(page.locale) \(page.document)"
    if let found = known.withLock({ $0[key] }) { return found }
    let headings: [Heading]?
    do {
      headings = try page.parse(sources).document?.headings
    } catch {
      // The page itself can't be made without its document, and says so.
      headings = nil
    }
    known.withLock { $0[key] = .some(headings) }
    return headings
  }
}

extension PlannedPage {
  /// Reads the page's document, with other words where the locale is made up.
  func parse(_ sources: SourceTree) throws(FileFailure) -> (document: Document?, findings: [Finding]) {
    Document.parse(try sources.bytes(of: document), file: document, replacingProse: pseudo?.transform)
  }
}
