import AssentDocuments
import AssentHTML
import AssentLocalization
import AssentModel

/// Everything that pages are made of, loaded: what the threads of a build share.
struct LoadedSite: Sendable {
  let configuration: SiteConfiguration
  let sources: SourceTree
  let templates: TemplateLibrary
  let catalog: MessageCatalog
  let plan: SitePlan
  let documents: DocumentIndex
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
    LinkTargets(paths: Set(plan.pages.map { "/" + $0.path }), baseURL: configuration.baseURL, basePath: configuration.basePath)
  }

  static let stylePath = "Templates/assets/style.css"

  /// The URL of a page, root-absolute.
  func url(_ path: String) -> String { configuration.basePath + "/" + (path == "index.html" ? "" : path) }

  /// The URL of a page with scheme and host.
  func absoluteURL(_ path: String) -> String { configuration.baseURL + "/" + (path == "index.html" ? "" : path) }
}

/// The documents that every page of a locale may link to: its pages and guides, read once.
struct DocumentIndex: Sendable {
  private var documents: [Key: Document] = [:]
  private(set) var findings: [Finding] = []
  /// For each locale and each document path relative to it, the page that shows it.
  private var pages: [LocaleTag: [String: PlannedPage]] = [:]

  /// A document of the site, and how its words were changed.
  private struct Key: Hashable {
    let path: String
    let pseudo: Pseudolocalization?
  }

  init(plan: SitePlan, sources: SourceTree) throws(FileFailure) {
    for page in plan.pages {
      let relative = Self.relativePath(of: page.document)
      // A campaign's page that is shown with the site's document doesn't stand for that document: a link to it leads to the site's page.
      if page.campaign == nil || page.isOfItsCampaign { pages[page.locale, default: [:]][relative] = page }
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
    guard let found = pages[page.locale]?[target] else { return .missing(reason: "there is no document \(target) in \(page.locale)") }
    var url = content.url(found.path)
    if let fragment = link.fragment {
      if let document = self[found], !document.headings.contains(where: { $0.anchor == fragment }) {
        return .missing(reason: "\(found.document) has no heading with the anchor #\(fragment)")
      }
      url += "#" + fragment
    }
    return .url(url)
  }
}

extension PlannedPage {
  /// Reads the page's document, with other words where the locale is made up.
  func parse(_ sources: SourceTree) throws(FileFailure) -> (document: Document?, findings: [Finding]) {
    Document.parse(try sources.bytes(of: document), file: document, replacingProse: pseudo?.transform)
  }
}
