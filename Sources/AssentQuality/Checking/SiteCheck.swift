import AssentLocalization
public import AssentModel
public import AssentSite

/// The translation gate: everything that a build reports of a site, and what a native reviewer would.
public struct SiteCheck: Sendable {
  /// Every rule that a check asks, in the order in which a site is made.
  public static let rules: [Rule] = RuleCatalog.rules

  private let options: CheckOptions
  private let workers: Workers

  public init(_ options: CheckOptions) {
    self.options = options
    workers = Workers(options.jobs)
  }

  /// Checks the site.
  ///
  /// - Returns: what was found; `nil` with the findings of the build when there is too little of a site to check.
  /// - Throws: `FileFailure` when a file can't be read.
  public func run() throws -> CheckOutcome {
    let (found, buildFindings) = try SiteInspection.inspect(site: options.site, jobs: options.jobs, tracesLines: true)
    guard let site = found else { return .unreadable(buildFindings) }
    let all = site.configuration.locales.tags
    let unknown = options.locales.filter { !all.contains($0) }
    guard unknown.isEmpty else {
      return .unreadable(
        unknown.map { Finding(SiteLocalesRule.unknownLocale, at: SourceLocation(SiteConfiguration.path), "there is no locale \($0)") })
    }
    let chosen = options.locales.isEmpty ? all : all.filter(options.locales.contains)
    let (settings, settingsFindings) = try QualitySettings.read(site, options: options)
    let spelling = settings.spellingCheck(brand: site.configuration.brand, options: options)
    let rules = RuleCatalog(settings, sourceLanguage: site.configuration.sourceLocale.language, spelling: spelling)
    let history = try DocumentHistory(site, folder: options.site, locales: chosen)
    let texts = try CheckedTexts(
      site, locales: chosen.filter { $0 != site.configuration.sourceLocale }, history: history, workers: workers)
    let pages = CheckedPages(site, locales: Set(chosen), workers: workers)

    let attribution = FindingAttribution(site)
    var findings = (buildFindings + settingsFindings).map(attribution.attributed) + history.findings
    findings += RuleRunner(rules.tables, over: tables(site, chosen)).findings(workers)
    findings += textFindings(texts, chosen, rules, spelling)
    findings += documentFindings(texts, chosen, site, rules)
    findings += RuleRunner(rules.pages, over: pages.pairs).findings(workers)
    findings += RuleRunner(rules.localePages, over: pages.locales).findings(workers)
    findings = findings.filter { $0.locale.map(chosen.contains) ?? true }

    let outcome = settings.applying(to: findings, scope: CheckScope(locales: chosen, of: all))
    var report = CheckReport(sourceLocale: site.configuration.sourceLocale, locales: chosen)
    report.findings = (outcome.kept + outcome.stale).inFileOrder
    report.excepted = outcome.excepted
    report.rules = Self.rules
    report.strings = chosen.map { site.catalog.coverage(of: $0) }
    report.documents = coverage(texts, chosen)
    report.fallbacks = fallbacks(site, chosen)
    report.pages = pages.pairs.count
    return .checked(report, settings, site)
  }

  private func tables(_ site: SiteInspection, _ chosen: [LocaleTag]) -> [StringTablePair] {
    guard let source = site.catalog.tables[site.configuration.sourceLocale] else { return [] }
    return chosen.compactMap { site.catalog.tables[$0] }.map { table in
      StringTablePair(
        table: table, source: source, catalog: site.catalog, isSource: table.locale == source.locale, usedKeys: site.usedStrings,
        dynamicPrefixes: ["alert.", "keywords."])
    }
  }

  private func textFindings(
    _ texts: CheckedTexts, _ chosen: [LocaleTag], _ rules: RuleCatalog, _ spelling: SpellingCheck?
  ) -> [CheckFinding] {
    let locales = ([texts.source] + texts.translations).map(\.text).filter { chosen.contains($0.locale) }
    let ofTexts =
      RuleRunner(rules.passages, over: locales.flatMap(\.passages)).findings(workers)
      + RuleRunner(rules.locales, over: locales).findings(workers)
    guard let spelling, !rules.spelling.isEmpty else { return ofTexts }
    let spelled = workers.map(locales, run: 1) { SpelledText($0, spelling) }
    return ofTexts + RuleRunner(rules.spelling, over: spelled).findings(workers)
  }

  private func documentFindings(_ texts: CheckedTexts, _ chosen: [LocaleTag], _ site: SiteInspection, _ rules: RuleCatalog) -> [CheckFinding] {
    let pages = Set(site.configuration.pages.map(\.document))
    let locales = ([texts.source] + texts.translations).filter { chosen.contains($0.locale) }.map {
      LocaleDocumentsPair(documents: $0.documents, source: texts.source.documents, pages: pages)
    }
    return RuleRunner(rules.documents, over: texts.translations.flatMap(\.pairs)).findings(workers)
      + RuleRunner(rules.localeDocuments, over: locales).findings(workers)
  }

  private func coverage(_ texts: CheckedTexts, _ chosen: [LocaleTag]) -> [DocumentCoverage] {
    ([texts.source] + texts.translations).filter { chosen.contains($0.locale) }.map {
      DocumentCoverage(of: $0.documents, source: texts.source.documents, pairs: $0.pairs)
    }
  }

  private func fallbacks(_ site: SiteInspection, _ chosen: [LocaleTag]) -> [PageFallbacks] {
    site.pages.filter { chosen.contains($0.locale) && $0.kind != .languageChooser }.compactMap { page in
      let strings = page.strings.filter { !$0.value.isRead(as: page.locale) }.sorted { $0.key < $1.key }
      let document = page.documentLocale.isRead(as: page.locale) ? nil : page.documentLocale
      guard document != nil || !strings.isEmpty else { return nil }
      return PageFallbacks(page: page.path, locale: page.locale, document: document, strings: strings.map { ($0.key, $0.value) })
    }
  }
}

/// How a check ended.
public enum CheckOutcome: Sendable {
  case checked(CheckReport, QualitySettings, SiteInspection)
  /// There is too little of a site to check.
  case unreadable([Finding])
}

extension [CheckFinding] {
  /// Each once, in the order of the files.
  var inFileOrder: [CheckFinding] {
    Set(self).sorted { left, right in
      let (first, second) = (left.finding.location ?? SourceLocation(""), right.finding.location ?? SourceLocation(""))
      guard first == second else { return first < second }
      return (left.finding.rule, left.finding.message, left.finding.part ?? "") < (
        right.finding.rule, right.finding.message, right.finding.part ?? ""
      )
    }
  }
}

/// What a check is asked to look at.
public struct CheckOptions: Sendable {
  /// The folder with `Templates` and `Locales`, without a slash at the end.
  var site: String
  /// The locales to report about; empty for all.
  var locales: [LocaleTag]
  /// The number of threads, at least 1.
  var jobs: Int
  /// Whether a text of another locale is an error.
  var forbidsFallback: Bool
  /// Whether words are looked up in dictionaries.
  var checksSpelling: Bool
  /// The environment variable `DICPATH`: more folders with dictionaries.
  var dictionaryPath: String?

  public init(
    site: String, locales: [LocaleTag] = [], jobs: Int, forbidsFallback: Bool = false, checksSpelling: Bool = true, dictionaryPath: String? = nil
  ) {
    self.site = site
    self.locales = locales
    self.jobs = jobs
    self.forbidsFallback = forbidsFallback
    self.checksSpelling = checksSpelling
    self.dictionaryPath = dictionaryPath
  }
}

/// Says of what a build found which locale, string or document it is about, so that exceptions can name it.
struct FindingAttribution {
  private let locales: Set<LocaleTag>
  /// The lines of the keys of each table, ascending.
  private let keys: [String: [(line: Int, key: StringKey)]]

  init(_ site: SiteInspection) {
    locales = Set(site.configuration.locales.tags)
    keys = Dictionary(
      site.catalog.tables.values.map { table in
        (table.file, table.entries.values.compactMap { entry in entry.location.line.map { ($0, entry.key) } }.sorted { $0.0 < $1.0 })
      }
    ) { first, _ in first }
  }

  func attributed(_ finding: Finding) -> CheckFinding {
    guard let location = finding.location else { return CheckFinding(finding) }
    let parts = location.file.split(separator: "/", maxSplits: 2)
    guard parts.count == 3, parts[0] == "Locales", let locale = LocaleTag(parts[1]), locales.contains(locale) else { return CheckFinding(finding) }
    if let key = key(at: location) { return CheckFinding(finding, locale: locale, subject: .string(key)) }
    return CheckFinding(finding, locale: locale, subject: parts[2].hasSuffix(".md") ? .document(String(parts[2])) : nil)
  }

  /// The last key at or above a line.
  private func key(at location: SourceLocation) -> StringKey? {
    guard let line = location.line, let entries = keys[location.file] else { return nil }
    let next = entries.lowerBound(notBefore: { $0.line <= line })
    return next == 0 ? nil : entries[next - 1].key
  }
}
