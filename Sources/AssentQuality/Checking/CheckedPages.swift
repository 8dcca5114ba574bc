import AssentHTML
import AssentLocalization
import AssentModel
import AssentSite

/// The built pages of a site, each with its counterpart in the source locale.
struct CheckedPages: Sendable {
  let pairs: [PagePair]
  /// Those of a locale each, in the order of the site.
  let locales: [LocalePages]

  init(_ site: SiteInspection, locales chosen: Set<LocaleTag>, workers: Workers) {
    let source = site.configuration.sourceLocale
    let inspected = site.pages.filter { ($0.locale == source || chosen.contains($0.locale)) && $0.kind != .languageChooser }
    let read = workers.map(below: inspected.count) { Self.page(inspected[$0], of: site) }
    let pages = read.compactMap(\.self)
    let originals = Dictionary(pages.filter { $0.locale == source }.map { ($0.path, $0) }) { first, _ in first }
    pairs = pages.filter { chosen.contains($0.locale) }.map { page in
      // A guide in another language than its folder's is compared with nothing: it is the source's own.
      PagePair(page, original: page.locale == source || page.documentLocale == source ? nil : originals[page.path])
    }
    let byLocale = Dictionary(grouping: pages, by: \.locale)
    locales = site.configuration.locales.map(\.tag).filter(chosen.contains).map { tag in
      LocalePages(locale: tag, isSource: tag == source, pages: byLocale[tag] ?? [])
    }
  }

  private static func page(_ page: InspectedPage, of site: SiteInspection) -> CheckedPage? {
    guard let bytes = page.bytes, let outline = PageOutline(reading: bytes) else { return nil }
    let fallbacks = page.strings.filter { $0.value != page.locale }.sorted { $0.key < $1.key }.compactMap { key, locale in
      site.catalog.tables[locale]?.entries[key].map { PageFallback(key: key, locale: locale, message: $0.message) }
    }
    return CheckedPage(
      path: String(page.path.dropFirst(page.locale.description.count + 1)), kind: page.kind, locale: page.locale, campaign: page.campaign,
      outline: outline, document: page.document, documentLocale: page.documentLocale, template: page.template,
      root: "\(site.configuration.basePath)/\(page.locale)/", origins: page.origins, fallbacks: fallbacks)
  }
}
