import AssentHashes
import AssentLocalization
import AssentModel
import Foundation

/// What pages are made from: the files that `pages.json` names for a page, and one hash of everything that can change it.
///
/// A page whose hash is the same needn't be made again. The hash takes in everything that a page can take from: the templates, the settings of the site,
/// every file of the locale and of those that it falls back to (a page shows the strings, links to the documents and names the guides), and the list of all
/// pages with their documents (a page links to its translations).
struct PageSources {
  private let content: LoadedSite
  private let common: String
  private var locales: [LocaleTag: String] = [:]
  private var templates: [String: [String]] = [:]
  private var guideLists: [String: Bool] = [:]

  /// - Parameter program: what tells this generator from another version of it.
  init(content: LoadedSite, program: String) {
    self.content = content
    let shared = content.sources.files(under: "Templates/").map { "\($0.path) \($0.hash.description)" }
    let locales = content.configuration.locales.tags.map(\.description)
    let pages = content.plan.pages.flatMap { [$0.path, $0.document, $0.documentLocale.description] }
    let translations = content.plan.guideTranslations.map { "\($0.key) \($0.value)" }.sorted()
    common = SHA256Hash(ofWords: [program] + shared + ["locales"] + locales + ["pages"] + pages + ["translations"] + translations).description
  }

  /// The paths of the files whose words or settings are on a page: of the string tables those of the whole chain of fallbacks, there or not, and the
  /// guides of the locale where the template lists them.
  mutating func files(of page: PlannedPage) -> [String] {
    let templates = self.templates[page.template] ?? content.templates.files(of: page.template)
    self.templates[page.template] = templates
    let tables = content.configuration.locales.chain(of: page.locale).map { "Locales/\($0)/strings.yml" }
    let guides = listsGuides(page.template) ? (content.plan.guides[page.locale] ?? []).map(\.document) : []
    return [SiteConfiguration.path, LoadedSite.stylePath, "Templates/\(content.configuration.brand.logo)", page.document] + templates + tables
      + guides
  }

  /// 32 hexadecimal digits.
  mutating func fingerprint(of page: PlannedPage) -> String {
    String(SHA256Hash(ofWords: [common, locale(page.locale), page.path, page.document]).description.prefix(32))
  }

  private mutating func locale(_ locale: LocaleTag) -> String {
    if let known = locales[locale] { return known }
    var parts: [String] = []
    for tag in content.configuration.locales.chain(of: locale) {
      parts += content.sources.files(under: "Locales/\(tag)/").map { "\($0.path) \($0.hash.description)" }
    }
    let hash = SHA256Hash(ofWords: parts).description
    locales[locale] = hash
    return hash
  }

  /// Whether a template or one of its partials asks for the guides of the locale.
  private mutating func listsGuides(_ template: String) -> Bool {
    if let known = guideLists[template] { return known }
    let files = content.templates.files(of: template)
    let lists = content.templates.tags.contains { $0.name == "guides" && files.contains($0.file) }
    guideLists[template] = lists
    return lists
  }
}
