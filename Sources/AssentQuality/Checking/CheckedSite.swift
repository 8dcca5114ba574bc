import AssentDocuments
import AssentHTML
import AssentLocalization
import AssentModel
import AssentSite

/// The strings and documents of a site as passages, a locale after the other, the source first.
struct CheckedTexts: Sendable {
  /// A locale's documents, and all that it says.
  struct Locale: Sendable {
    let locale: LocaleTag
    let documents: LocaleDocuments
    let pairs: [DocumentPair]
    let text: LocaleText
  }

  let source: Locale
  /// Those that were chosen, the source not among them.
  let translations: [Locale]

  init(_ site: SiteInspection, locales: [LocaleTag], history: DocumentHistory, workers: Workers) throws(FileFailure) {
    let tag = site.configuration.sourceLocale
    let kinds = Dictionary(site.pages.map { (Self.path(of: $0.document), $0.kind) }) { first, _ in first }
    let outlines = try Self.outlines(of: site, [tag] + locales, workers: workers)
    let documents = workers.map(outlines[0]) { DocumentPassages($0.outline, path: $0.path, locale: tag, isSource: true) }
    let originals = Dictionary(zip(outlines[0].map(\.path), documents)) { first, _ in first }
    let sourceStrings = Self.strings(of: site.catalog.tables[tag], isSource: true, originals: [:])
    source = Locale(
      locale: tag, documents: LocaleDocuments(locale: tag, documents: originals), pairs: [],
      text: LocaleText(locale: tag, isSource: true, passages: sourceStrings + documents.flatMap(\.passages)))

    let stringPassages = Dictionary(grouping: sourceStrings, by: \.subject)
    translations = locales.enumerated().map { number, locale in
      let found = outlines[number + 1]
      let made = workers.map(found) { document -> (DocumentPassages, DocumentPair?) in
        let (path, outline) = document
        let translation = DocumentPassages(outline, path: path, locale: locale, isSource: false, original: originals[path])
        return (
          translation,
          originals[path].map {
            DocumentPair(
              path: path, kind: kinds[path] ?? (path.hasPrefix("guides/") ? .guide : nil), locale: locale, source: $0, translation: translation,
              sourceChanged: history.hasChanged("Locales/\(tag)/\(path)", after: outline.frontMatter.sourceGitCommit))
          }
        )
      }
      let strings = Self.strings(of: site.catalog.tables[locale], isSource: false, originals: stringPassages)
      let inherited = site.catalog.locales.languageChain(of: locale).filter { $0 != locale }.flatMap { site.documents(of: $0) }
      return Locale(
        locale: locale,
        documents: LocaleDocuments(
          locale: locale, documents: Dictionary(zip(found.map(\.path), made.map(\.0))) { first, _ in first }, inherited: Set(inherited)),
        pairs: made.compactMap(\.1), text: LocaleText(locale: locale, isSource: false, passages: strings + made.flatMap(\.0.passages)))
    }
  }

  /// `Locales/fr/pages/opt-out.md` is `pages/opt-out.md` in every locale.
  private static func path(of document: String) -> String { document.split(separator: "/").dropFirst(2).joined(separator: "/") }

  /// What a table shows its readers; a translation in the state `new` isn't shown.
  private static func strings(of table: StringTable?, isSource: Bool, originals: [CheckSubject: [Passage]]) -> [Passage] {
    guard let table else { return [] }
    return table.entries.values.sorted { ($0.location, $0.key) < ($1.location, $1.key) }.flatMap { entry -> [Passage] in
      guard isSource || entry.state != .new else { return [] }
      return Passage.passages(of: entry, locale: table.locale, isSource: isSource, originals: originals[.string(entry.key)] ?? [])
    }
  }

  private static func outlines(
    of site: SiteInspection, _ locales: [LocaleTag], workers: Workers
  ) throws(FileFailure) -> [[(path: String, outline: DocumentOutline)]] {
    let files = locales.map { locale in site.documents(of: locale).map { (path: $0, file: "Locales/\(locale)/\($0)") } }
    let flat = files.flatMap(\.self)
    let parsed = try workers.map(flat) { document throws(FileFailure) in
      DocumentOutline.parse(try site.bytes(of: document.file), file: document.file)
    }
    var rest = parsed[...]
    var outlines: [[(path: String, outline: DocumentOutline)]] = []
    for documents in files {
      var found: [(path: String, outline: DocumentOutline)] = []
      for (document, outline) in zip(documents, rest.prefix(documents.count)) {
        if let outline { found.append((document.path, outline)) }
      }
      rest = rest.dropFirst(documents.count)
      outlines.append(found)
    }
    return outlines
  }
}

/// The built pages of a site, each with its counterpart in the source locale.
struct CheckedPages: Sendable {
  let pairs: [PagePair]
  /// Those of a locale each, in the order of the site.
  let locales: [LocalePages]

  init(_ site: SiteInspection, locales chosen: Set<LocaleTag>, workers: Workers) {
    let source = site.configuration.sourceLocale
    let inspected = site.pages.filter { ($0.locale == source || chosen.contains($0.locale)) && $0.kind != .languageChooser }
    let read = workers.map(inspected) { Self.page($0, of: site) }
    let pages = read.compactMap(\.self)
    let originals = Dictionary(pages.filter { $0.locale == source }.map { ($0.path, $0) }) { first, _ in first }
    pairs = pages.filter { chosen.contains($0.locale) }.map { page in
      // A guide in another language than its folder's is compared with nothing: it is the source's own.
      PagePair(page, original: page.locale == source || page.documentLocale == source ? nil : originals[page.path], isSource: page.locale == source)
    }
    let byLocale = Dictionary(grouping: pages, by: \.locale)
    locales = site.configuration.locales.tags.filter(chosen.contains).map { tag in
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
