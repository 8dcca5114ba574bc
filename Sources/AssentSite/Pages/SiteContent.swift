import AssentDocuments
import AssentHTML
import AssentLocalization
import AssentModel

/// Everything that pages are made of, loaded: what the threads of a build share.
struct SiteContent: Sendable {
  let configuration: SiteConfiguration
  let sources: SourceTree
  let templates: TemplateLibrary
  let catalog: MessageCatalog
  let plan: SitePlan
  let documents: DocumentIndex
  /// Every key of the source locale and every beginning of one that ends before a dot.
  let messageNames: Set<String>
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
