import AssentModel

/// The hash of everything that a page is made from, so that a page whose hash is the same needn't be made again.
///
/// It takes in more than the page's own document: the templates, the locale's strings and fallbacks, its pages and guides (a page
/// links to them), the names of all guides (a page names its translations), and for a campaign all its documents in the locale.
struct PageFingerprints {
  private let content: SiteContent
  private let common: String
  private var locales: [LocaleTag: String] = [:]
  private var campaigns: [String: String] = [:]

  /// - Parameter program: what tells this generator from another version of it.
  init(content: SiteContent, program: String) {
    self.content = content
    let shared = content.sources.files(under: "Templates/").map { "\($0.path) \($0.hash.hexadecimal)" }
    let guides = content.plan.guideLocales.map { "\($0.key) \($0.value)" }.sorted()
    common = ContentHash(combining: [program] + shared + ["guides"] + guides).hexadecimal
  }

  /// 32 hexadecimal digits.
  mutating func fingerprint(of page: PlannedPage) -> String {
    String(ContentHash(combining: [common, locale(page.locale), campaign(page), page.path, page.document]).hexadecimal.prefix(32))
  }

  private mutating func locale(_ locale: LocaleTag) -> String {
    if let known = locales[locale] { return known }
    var parts: [String] = []
    for tag in content.configuration.chain(of: locale) {
      for prefix in ["Locales/\(tag)/strings.yml", "Locales/\(tag)/pages/", "Locales/\(tag)/guides/"] {
        parts += content.sources.files(under: prefix).map { "\($0.path) \($0.hash.hexadecimal)" }
      }
    }
    let hash = ContentHash(combining: parts).hexadecimal
    locales[locale] = hash
    return hash
  }

  private mutating func campaign(_ page: PlannedPage) -> String {
    guard let slug = page.campaign?.slug else { return "" }
    let key = "\(page.locale)/\(slug)"
    if let known = campaigns[key] { return known }
    let parts = content.configuration.chain(of: page.locale).flatMap { tag in
      content.sources.files(under: "Locales/\(tag)/campaigns/\(slug)/").map { "\($0.path) \($0.hash.hexadecimal)" }
    }
    let hash = ContentHash(combining: parts).hexadecimal
    campaigns[key] = hash
    return hash
  }
}
