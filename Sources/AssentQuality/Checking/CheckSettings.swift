import AssentLocalization
import AssentModel
import AssentSite
import AssentYAML

/// What `Locales/quality.yml`, the glossary and the word lists say, and what is wrong in them.
struct CheckSettings: Sendable {
  private(set) var configuration = QualityConfiguration()
  private(set) var strings = StringSettings()
  private(set) var language = LanguageSettings()
  private(set) var documents = DocumentSettings()
  private(set) var pages = PageSettings()
  private(set) var spelling = SpellingSettings()
  private(set) var glossary = Glossary()
  private(set) var wordLists: [LocaleTag: WordList] = [:]
  private(set) var findings: [Finding] = []

  static let path = "Locales/quality.yml"
  static let glossaryPath = "Locales/glossary.yml"

  init(_ site: SiteInspection, options: CheckOptions) throws(FileFailure) {
    if let text = try Self.text(Self.path, of: site) { read(text) }
    if let text = try Self.text(Self.glossaryPath, of: site) {
      let parsed = Glossary.parse(text, file: Self.glossaryPath)
      glossary = parsed.glossary
      findings += parsed.findings
    }
    for locale in site.configuration.locales.map(\.tag) {
      let path = "Locales/\(locale)/words.txt"
      guard let text = try Self.text(path, of: site) else { continue }
      let parsed = WordList.parse(text, file: path)
      wordLists[locale] = parsed.list
      findings += parsed.findings
    }
    let brand = site.configuration.brand
    pages.addSender(legalName: brand.legalName, address: brand.address, links: ["mailto:\(brand.contact)", brand.privacyURL])
    pages.forbidsFallback = options.forbidsFallback
    if !options.checksSpelling { spelling.isEnabled = false }
  }

  private mutating func read(_ text: String) {
    let parsed = QualityConfiguration.parse(text, file: Self.path, rules: CheckRules.all.map(\.id))
    configuration = parsed.configuration
    findings += parsed.findings
    if let section = configuration.strings { strings = StringSettings(reading: section, into: &findings) }
    if let section = configuration.language { language = LanguageSettings(reading: section, into: &findings) }
    if let section = configuration.documents { documents = DocumentSettings(reading: section, into: &findings) }
    if let section = configuration.pages { pages = PageSettings(reading: section, into: &findings) }
    if let section = configuration.spelling { spelling = SpellingSettings(reading: section, into: &findings) }
  }

  private static func text(_ path: String, of site: SiteInspection) throws(FileFailure) -> String? {
    guard site.contains(path) else { return nil }
    return String(decoding: try site.bytes(of: path), as: UTF8.self)
  }

  /// The spelling of the site's locales, with the words of the glossary and the brand; `nil` when it isn't looked at.
  func spellingCheck(brand: Brand, options: CheckOptions) -> SpellingCheck? {
    guard spelling.isEnabled else { return nil }
    var terms: [LocaleTag: [String]] = [:]
    for (locale, renderings) in glossary.terms.flatMap(\.renderings) { terms[locale, default: []] += renderings.approved.flatMap(\.self) }
    let names = glossary.terms.filter(\.isKept).flatMap { [$0.name] + $0.otherForms } + [brand.name, brand.legalName]
    return SpellingCheck(
      spelling, dictionaries: spelling.systemDictionaries(site: options.site, dictionaryPath: options.dictionaryPath), lists: wordLists, terms: terms,
      names: names)
  }
}

extension SpellingCheck: WordLookup {}
