import AssentHashes
import AssentLocalization
import AssentModel
import Foundation

/// What pages are made from: the files that `pages.json` names for a page, and one hash of everything that can change it.
///
/// A page whose hash is the same needn't be made again. The hash takes in more than the page's own document: the templates, the locale's strings
/// and fallbacks, its pages and guides (a page links to them), the names of all guides (a page names its translations), and for a campaign all its
/// documents in the locale.
struct PageSources {
  private let content: LoadedSite
  private let common: String
  private var locales: [LocaleTag: String] = [:]
  private var campaigns: [String: String] = [:]
  private var templates: [String: [String]] = [:]

  /// - Parameter program: what tells this generator from another version of it.
  init(content: LoadedSite, program: String) {
    self.content = content
    let shared = content.sources.files(under: "Templates/").map { "\($0.path) \($0.hash.description)" }
    let guides = (content.plan.guideLocales.map { "\($0.key) \($0.value)" } + content.plan.guideTranslations.map { "\($0.key) \($0.value)" }).sorted()
    common = SHA256Hash(ofWords: [program] + shared + ["guides"] + guides).description
  }

  /// The paths of the files whose text or settings a page shows; of the string tables those of the whole chain of fallbacks, there or not.
  mutating func files(of page: PlannedPage) -> [String] {
    let templates = self.templates[page.template] ?? content.templates.files(of: page.template)
    self.templates[page.template] = templates
    let tables = content.configuration.locales.chain(of: page.locale).map { "Locales/\($0)/strings.yml" }
    return [SiteConfiguration.path, LoadedSite.stylePath, "Templates/\(content.configuration.brand.logo)", page.document] + templates + tables
  }

  /// 32 hexadecimal digits.
  mutating func fingerprint(of page: PlannedPage) -> String {
    String(SHA256Hash(ofWords: [common, locale(page.locale), campaign(page), page.path, page.document]).description.prefix(32))
  }

  private mutating func locale(_ locale: LocaleTag) -> String {
    if let known = locales[locale] { return known }
    var parts: [String] = []
    for tag in content.configuration.locales.chain(of: locale) {
      for prefix in ["Locales/\(tag)/strings.yml", "Locales/\(tag)/pages/", "Locales/\(tag)/guides/"] {
        parts += content.sources.files(under: prefix).map { "\($0.path) \($0.hash.description)" }
      }
    }
    let hash = SHA256Hash(ofWords: parts).description
    locales[locale] = hash
    return hash
  }

  private mutating func campaign(_ page: PlannedPage) -> String {
    guard let slug = page.campaign?.slug else { return "" }
    let key = "\(page.locale)/\(slug)"
    if let known = campaigns[key] { return known }
    let parts = content.configuration.locales.chain(of: page.locale).flatMap { tag in
      content.sources.files(under: "Locales/\(tag)/campaigns/\(slug)/").map { "\($0.path) \($0.hash.description)" }
    }
    let hash = SHA256Hash(ofWords: parts).description
    campaigns[key] = hash
    return hash
  }
}
