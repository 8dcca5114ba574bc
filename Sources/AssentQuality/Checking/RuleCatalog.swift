import AssentDocuments
import AssentFormats
import AssentHTML
import AssentLocalization
import AssentModel
import AssentSite

/// Every rule that a check asks, with the settings of a site, by what it is asked about.
struct RuleCatalog: Sendable {
  let passages: [any CheckRule<Passage>]
  let locales: [any CheckRule<LocaleText>]
  let spelling: [any CheckRule<SpelledText>]
  let tables: [any CheckRule<StringTablePair>]
  let documents: [any CheckRule<DocumentPair>]
  let localeDocuments: [any CheckRule<LocaleDocumentsPair>]
  let pages: [any CheckRule<PagePair>]
  let localePages: [any CheckRule<LocalePages>]

  /// - Parameter spelling: `nil` when words aren't looked up.
  init(_ settings: QualitySettings, sourceLanguage: String, spelling: SpellingCheck?) {
    func isOn(_ rule: any CheckRule) -> Bool { settings.severities[rule.rule.id] != .off }
    let terms = TermRules(settings.glossary, sourceLanguage: sourceLanguage, settings: settings.language, words: spelling)
    let texts = Self.strings(settings.strings) + Self.language(settings.language) + terms.passageRules + Self.wording(settings.pages)
    passages = texts.filter(isOn)
    locales = (Self.languageOfLocales(settings.language) + terms.localeRules).filter(isOn)
    self.spelling = spelling == nil ? [] : Self.spelling(settings.spelling).filter(isOn)
    tables = Self.entries(settings.strings).filter(isOn)
    documents = Self.documents(settings.documents).filter(isOn)
    localeDocuments = Self.localeDocuments(settings.documents).filter(isOn)
    pages = Self.pages(settings.pages).filter(isOn)
    localePages = Self.localePages(settings.pages).filter(isOn)
  }

  /// What every check may report, in the order in which a site is made: `site.yml`, strings, language, terms, spelling, documents, pages.
  static let rules: [Rule] = {
    let settings = QualitySettings()
    let terms = TermRules(Glossary())
    let lists: [[Rule]] = [
      declared(ConfigurationRule.self), declared(SiteRules.self), declared(SiteLocalesRule.self), declared(StringTableRule.self),
      declared(SourceTextRule.self), declared(YAMLRule.self),
      entries(settings.strings).map(\.rule),
      strings(settings.strings).map(\.rule), language(settings.language).map(\.rule), languageOfLocales(settings.language).map(\.rule),
      terms.passageRules.map(\.rule), terms.localeRules.map(\.rule), spelling(settings.spelling).map(\.rule), declared(WordListRule.self),
      declared(DocumentRules.self), documents(settings.documents).map(\.rule), localeDocuments(settings.documents).map(\.rule),
      declared(HistoryRule.self), pages(settings.pages).map(\.rule), localePages(settings.pages).map(\.rule), wording(settings.pages).map(\.rule),
      HTMLValidator.rules,
    ]
    var seen: Set<String> = []
    return lists.joined().filter { seen.insert($0.id).inserted }
  }()

  private static func declared<Declared: ReportedRule>(_: Declared.Type) -> [Rule] { Declared.allCases.map(\.rule) }
}

extension RuleCatalog {
  /// The rules over one text at a time; they hold for strings and for documents.
  static func strings(_ settings: StringSettings) -> [any CheckRule<Passage>] {
    [
      ControlCharacterRule(), InvisibleCharacterRule(), DirectionRule(), MixedScriptRule(), NormalizationRule(), GarbledTextRule(),
      EdgeSpaceRule(), DoubledSpaceRule(), LineBreakRule(), PunctuationSpaceRule(), PlaceholderSpaceRule(), DoubledWordRule(settings: settings),
      EndPunctuationRule(), RepeatedPunctuationRule(), BracketRule(), QuotationMarkRule(),
      CapitalRule(), NumberRule(), LinkTextRule.url, LinkTextRule.email, AcronymRule(settings: settings), StringLengthRule(settings: settings),
      LiteralMarkupRule(), MarkupDiffersRule(), UnsafeMarkupRule(), LiteralMarkdownRule(), BrokenMarkdownRule(), PlaceholderSyntaxRule(),
    ]
  }

  /// The rules over the entries of a string table.
  static func entries(_ settings: StringSettings) -> [any CheckRule<StringTablePair>] {
    [
      EmptyStringRule(), UnusedStringRule(), UnchangedStringRule(settings: settings), StaleTranslationRule(), MissingFingerprintRule(),
      RequiredStateRule(settings: settings), RepeatedPlaceholderRule(), TranslatedDifferentlyRule(), TranslatedAlikeRule(),
    ]
  }

  /// The rules of a language's own conventions over one text at a time.
  static func language(_ settings: LanguageSettings) -> [any CheckRule<Passage>] {
    [
      FrenchSpacingRule(), FrenchUnitsRule(), StraightApostropheRule(), FrenchQuotationMarksRule(), StraightQuotesRule(), FrenchCapitalsRule(),
      FrenchOrdinalsRule(), FrenchTitleRule(), MonthCapitalRule(), EnglishFormatRule(), ThreeDotsRule(), DoubleHyphenRule(), DutchIJRule(),
      DutchPluralRule(), DutchCompoundRule(),
    ]
  }

  /// The rules of a language's own conventions over all texts of a locale.
  static func languageOfLocales(_ settings: LanguageSettings) -> [any CheckRule<LocaleText>] {
    [FormOfAddressRule(settings), EnglishSpellingRule(settings)]
  }

  /// The rules over the words of a locale. Faults of the word lists are reported by `WordList.parse`.
  static func spelling(_ settings: SpellingSettings) -> [any CheckRule<SpelledText>] {
    [SpellingRule(), MissingDictionaryRule(settings), UnusedWordRule()]
  }

  /// The rules over a document and its translation.
  static func documents(_ settings: DocumentSettings) -> [any CheckRule<DocumentPair>] {
    StructureRule.all + InlineRule.all + [
      FrontMatterDiffersRule(settings: settings), FrontMatterUntranslatedRule(), FrontMatterRequiredRule(settings: settings), UntranslatedBlockRule(),
      SourceLanguageRule(), LengthRule(settings: settings), MachineTranslatedRule(settings: settings, isForLegal: false),
      MachineTranslatedRule(settings: settings, isForLegal: true), StaleDocumentRule(), SourceWordCountRule(settings: settings),
    ]
  }

  /// The rules over the documents of a locale together.
  static func localeDocuments(_ settings: DocumentSettings) -> [any CheckRule<LocaleDocumentsPair>] {
    [DocumentMissingRule(), DocumentWithoutSourceRule(), SourceFieldRequiredRule(settings: settings)]
  }

  /// The rules over one page and its counterpart in the source locale.
  static func pages(_ settings: PageSettings) -> [any CheckRule<PagePair>] {
    [
      PageLanguageRule(), FallbackTextRule(isForbidden: settings.forbidsFallback), FallbackMarkRule(), LandmarkDiffersRule(), HeadingDiffersRule(),
      FormDiffersRule(), FieldDiffersRule(), FieldTypeDiffersRule(), FieldRequirementDiffersRule(), FieldStateDiffersRule(), ButtonDiffersRule(),
      LinkDiffersRule(), MediaDiffersRule(), LegalClauseDiffersRule(settings), PreTickedRule(),
    ]
  }

  /// The rules over all pages of a locale: opting out is as easy as opting in.
  static func localePages(_ settings: PageSettings) -> [any CheckRule<LocalePages>] {
    [
      OptOutStepsRule(), OptOutWordsRule(settings), OptOutProminenceRule(), OptOutRivalRule(), OptOutReachableRule(), UndoPressureRule(settings),
    ]
  }

  /// The rules over the wording of a choice.
  static func wording(_ settings: PageSettings) -> [any CheckRule<Passage>] { [ShamingWordingRule(settings)] }
}
