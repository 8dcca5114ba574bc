import AssentModel

/// Every rule that a check asks, with the settings of a site.
struct CheckRules: Sendable {
  let passages: [any PassageRule]
  let locales: [any LocaleRule]
  let tables: [any TableRule]
  let documents: [any DocumentRule]
  let pages: [any PageRule]
  let sites: [any SiteRule]

  init(_ settings: CheckSettings, sourceLanguage: String, spelling: SpellingCheck?) {
    let terms = TermRules(settings.glossary, sourceLanguage: sourceLanguage, settings: settings.language, words: spelling)
    func isOn(_ rule: QualityRule) -> Bool {
      settings.configuration.severities[rule.id] != .off
    }
    let passages =
      StringRules.passageRules(settings.strings) + LanguageRules.passageRules(settings.language) + terms.passageRules
      + PageRules.passageRules(settings.pages)
    self.passages = passages.filter { isOn($0.about) }
    let locales = LanguageRules.localeRules(settings.language) + terms.localeRules + (spelling.map { SpellingRules.localeRules($0) } ?? [])
    self.locales = locales.filter { isOn($0.about) }
    tables = StringRules.tableRules(settings.strings).filter { isOn($0.about) }
    documents = DocumentRules.rules(settings.documents).filter { isOn($0.about) }
    pages = PageRules.pageRules(settings.pages).filter { isOn($0.about) }
    sites = PageRules.siteRules(settings.pages).filter { isOn($0.about) }
  }

  /// What every check may report, in the order in which a site is made: `site.yml`, strings, language, terms, spelling, documents, pages.
  static let all: [QualityRule] = {
    let strings = StringSettings()
    let terms = TermRules(Glossary())
    let rules =
      ConfigurationRules.all + SiteBuildRules.all + StringRules.buildRules + StringRules.tableRules(strings).map(\.about)
      + StringRules.passageRules(strings).map(\.about) + LanguageRules.passageRules(LanguageSettings()).map(\.about)
      + LanguageRules.localeRules(LanguageSettings()).map(\.about) + terms.passageRules.map(\.about)
      + terms.localeRules.map(\.about) + SpellingRules.all + DocumentRules.buildRules + DocumentRules.rules().map(\.about) + DocumentRules.siteRules
      + [DocumentHistory.rule] + PageRules.pageRules(PageSettings()).map(\.about) + PageRules.siteRules(PageSettings()).map(\.about)
      + PageRules.passageRules(PageSettings()).map(\.about) + SiteBuildRules.markup
    var seen: Set<String> = []
    return rules.filter { seen.insert($0.id).inserted }
  }()
}
