import AssentModel

/// Every rule that a check asks, with the settings of a site.
struct RuleCatalog: Sendable {
  let passages: [any PassageRule]
  let locales: [any LocaleRule]
  let tables: [any TableRule]
  let documents: [any DocumentRule]
  let pages: [any PagePairRule]
  let sites: [any LocalePagesRule]

  init(_ settings: CheckSettings, sourceLanguage: String, spelling: SpellingCheck?) {
    let terms = TermRules(settings.glossary, sourceLanguage: sourceLanguage, settings: settings.language, words: spelling)
    func isOn(_ rule: Rule) -> Bool {
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
  static let all: [Rule] = {
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

/// The rules over strings; those of text alone hold for documents, too.
enum StringRules {
  /// The rules over one text at a time.
  static func passageRules(_ settings: StringSettings) -> [any PassageRule] {
    [
      ControlCharacterRule(), InvisibleCharacterRule(), DirectionRule(), MixedScriptRule(), NormalizationRule(), GarbledTextRule(),
      EdgeSpaceRule(), DoubledSpaceRule(), LineBreakRule(), PunctuationSpaceRule(), PlaceholderSpaceRule(), DoubledWordRule(settings: settings),
      EndPunctuationRule(), RepeatedPunctuationRule(), BracketRule(), QuotationMarkRule(),
      CapitalRule(), NumberRule(), LinkTextRule.url, LinkTextRule.email, AcronymRule(settings: settings), StringLengthRule(settings: settings),
      LiteralMarkupRule(), MarkupDiffersRule(), UnsafeMarkupRule(), LiteralMarkdownRule(), BrokenMarkdownRule(), PlaceholderSyntaxRule(),
    ]
  }

  /// The rules over all texts of a locale; strings have none that a table doesn't serve better.
  static func localeRules(_ settings: StringSettings) -> [any LocaleRule] { [] }

  /// The rules over the entries of a table.
  static func tableRules(_ settings: StringSettings) -> [any TableRule] {
    [
      EmptyStringRule(), UnusedStringRule(), UnchangedStringRule(settings: settings), StaleTranslationRule(), MissingFingerprintRule(),
      RequiredStateRule(settings: settings), RepeatedPlaceholderRule(), TranslatedDifferentlyRule(), TranslatedAlikeRule(),
    ]
  }
}

/// The rules of a language's own conventions: typography, spelling, form of address.
enum LanguageRules {
  /// The rules over one text at a time.
  static func passageRules(_ settings: LanguageSettings) -> [any PassageRule] {
    [
      FrenchSpacingRule(), FrenchUnitsRule(), StraightApostropheRule(), FrenchQuotationMarksRule(), StraightQuotesRule(), FrenchCapitalsRule(),
      FrenchOrdinalsRule(), FrenchTitleRule(), MonthCapitalRule(), EnglishFormatRule(), ThreeDotsRule(), DoubleHyphenRule(), DutchIJRule(),
      DutchPluralRule(), DutchCompoundRule(),
    ]
  }

  /// The rules over a locale as a whole.
  static func localeRules(_ settings: LanguageSettings) -> [any LocaleRule] {
    [FormOfAddressRule(settings), EnglishSpellingRule(settings)]
  }
}

/// The rules over built pages.
enum PageRules {
  /// Rules over one page and its counterpart in the source locale.
  static func pageRules(_ settings: PageSettings) -> [any PagePairRule] {
    [
      PageLanguageRule(), FallbackTextRule(isForbidden: settings.forbidsFallback), FallbackMarkRule(), LandmarkDiffersRule(), HeadingDiffersRule(),
      FormDiffersRule(), FieldDiffersRule(),
      FieldTypeDiffersRule(), FieldRequirementDiffersRule(), FieldStateDiffersRule(), ButtonDiffersRule(), LinkDiffersRule(), MediaDiffersRule(),
      LegalClauseDiffersRule(settings), PreTickedRule(),
    ]
  }

  /// Rules over all pages of a locale: opting out is as easy as opting in.
  static func siteRules(_ settings: PageSettings) -> [any LocalePagesRule] {
    [
      OptOutStepsRule(), OptOutWordsRule(settings), OptOutProminenceRule(), OptOutRivalRule(), OptOutReachableRule(), UndoPressureRule(settings),
    ]
  }

  /// Rules over texts.
  static func passageRules(_ settings: PageSettings) -> [any PassageRule] { [ShamingWordingRule(settings)] }
}
