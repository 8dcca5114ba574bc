import AssentFormats
import AssentLocalization
import AssentModel
import AssentSite

/// What `Locales/quality.yml`, the glossary and the word lists say: how bad each rule is, what is excepted, and the settings of the areas.
public struct QualitySettings: Sendable {
  /// By the id of the rule.
  var severities: [String: RuleSeverity] = [:]
  /// In the order of the file.
  var exceptions: [CheckException] = []
  var strings = StringSettings()
  var language = LanguageSettings()
  var spelling = SpellingSettings()
  var documents = DocumentSettings()
  var pages = PageSettings()
  var glossary = Glossary()
  var wordLists: [LocaleTag: WordList] = [:]

  static let path = "Locales/quality.yml"
  static let glossaryPath = "Locales/glossary.yml"

  /// Reads the files of a site, and takes in what the options and the brand say; what is wrong in the files is reported and left out.
  static func read(_ site: SiteInspection, options: CheckOptions) throws(FileFailure) -> (settings: QualitySettings, findings: [Finding]) {
    var settings = QualitySettings()
    var findings: [Finding] = []
    if let text = try text(path, of: site, into: &findings) {
      let parsed = parse(text, rules: RuleCatalog.rules.map(\.id))
      settings = parsed.settings
      findings += parsed.findings
    }
    if let text = try text(glossaryPath, of: site, into: &findings) {
      let parsed = Glossary.parse(text, file: glossaryPath)
      settings.glossary = parsed.glossary
      findings += parsed.findings
    }
    for locale in site.configuration.locales.tags {
      let path = "Locales/\(locale)/words.txt"
      guard let text = try text(path, of: site, into: &findings) else { continue }
      let parsed = WordList.parse(text, file: path)
      settings.wordLists[locale] = parsed.list
      findings += parsed.findings
    }
    let brand = site.configuration.brand
    settings.pages.addSender(legalName: brand.legalName, address: brand.address, links: ["mailto:\(brand.contact)", brand.privacyURL])
    settings.pages.forbidsFallback = options.forbidsFallback
    if !options.checksSpelling { settings.spelling.isEnabled = false }
    return (settings, findings)
  }

  private static func text(_ path: String, of site: SiteInspection, into findings: inout [Finding]) throws(FileFailure) -> String? {
    guard site.contains(path) else { return nil }
    let source = SourceText(try site.bytes(of: path), file: path)
    findings += source.findings
    return source.text
  }

  /// Reads `quality.yml`. What is wrong in it is reported and left out; a file without anything in it is right.
  ///
  /// - Parameter rules: the ids of all rules that a check may report.
  static func parse(
    _ text: String, file: String = path, rules: some Sequence<String>
  ) -> (settings: QualitySettings, findings: [Finding]) {
    let parsed = YAMLValue.parse(text, file: file)
    var settings = QualitySettings()
    guard let value = parsed.value, !value.isNull else {
      return (settings, parsed.findings.filter { $0.rule != "yaml-empty" })
    }
    var findings = parsed.findings
    guard let root = value.mapping("the configuration", into: &findings) else { return (settings, findings) }
    root.reportUnknownKeys(except: ["severities", "exceptions", "strings", "language", "spelling", "documents", "pages"], into: &findings)
    let names = RuleNames(rules)
    if let severities = root.mapping("severities", into: &findings) { settings.readSeverities(severities, rules: names, into: &findings) }
    if let items = root.sequence("exceptions", into: &findings) {
      var reader = ExceptionReader(rules: names)
      settings.exceptions = reader.read(items)
      findings += reader.findings
    }
    if let section = root.mapping("strings", into: &findings) { settings.strings = StringSettings(reading: section, into: &findings) }
    if let section = root.mapping("language", into: &findings) { settings.language = LanguageSettings(reading: section, into: &findings) }
    if let section = root.mapping("documents", into: &findings) { settings.documents = DocumentSettings(reading: section, into: &findings) }
    if let section = root.mapping("pages", into: &findings) { settings.pages = PageSettings(reading: section, into: &findings) }
    if let section = root.mapping("spelling", into: &findings) { settings.spelling = SpellingSettings(reading: section, into: &findings) }
    return (settings, findings)
  }

  private mutating func readSeverities(_ mapping: YAMLMapping, rules: RuleNames, into findings: inout [Finding]) {
    for entry in mapping.entries {
      guard rules.contains(entry.key) else {
        findings.append(rules.finding(entry.key, at: entry.location))
        continue
      }
      guard let word = entry.value.string(entry.key, into: &findings) else { continue }
      if word == "off" {
        severities[entry.key] = .off
      } else if let severity = Severity(rawValue: word) {
        severities[entry.key] = .severity(severity)
      } else {
        findings.append(
          Finding(YAMLRule.wrongType, at: entry.value.location, "'\(word)' is no severity", part: word, hint: "They are error, warning, note and off")
        )
      }
    }
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

/// What `quality.yml` says about a rule.
enum RuleSeverity: Hashable, Sendable {
  case severity(Severity)
  /// The rule isn't asked.
  case off
}

/// The ids of all rules that a check may report.
struct RuleNames: Sendable {
  private let names: Set<String>

  init(_ names: some Sequence<String>) { self.names = Set(names) }

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// That there is no rule of a name, with the one that was probably meant.
  func finding(_ name: String, at location: SourceLocation) -> Finding {
    let hint = NearestName.nearest(to: name, among: names.sorted()).map { "Did you mean '\($0)'?" } ?? "'assent check --rules' lists them"
    return Finding(ConfigurationRule.unknownRule, at: location, "There is no rule '\(name)'", part: name, hint: hint)
  }
}
