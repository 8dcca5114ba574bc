import AssentFormats
import AssentLocalization
import AssentModel
import AssentSite

/// `Locales/quality.yml`: how bad each rule is, what is excepted, and the settings of the areas.
public struct QualityConfiguration: Sendable {
  /// By the id of the rule.
  var severities: [String: RuleSeverity] = [:]
  /// In the order of the file.
  var exceptions: [CheckException] = []
  private var sections: [String: YAMLMapping] = [:]

  /// The sections that the areas read themselves.
  private static let sectionNames = ["strings", "language", "terms", "spelling", "documents", "pages"]

  /// What holds without a file.
  init() {}

  /// Reads the file. What is wrong in it is reported and left out; a file without anything in it is right.
  ///
  /// - Parameter rules: the ids of all rules that a check may report.
  static func parse(
    _ text: String, file: String = "Locales/quality.yml", rules: some Sequence<String>
  ) -> (configuration: QualityConfiguration, findings: [Finding]) {
    let parsed = YAMLValue.parse(text, file: file)
    var configuration = QualityConfiguration()
    guard let value = parsed.value, !value.isNull else {
      return (configuration, parsed.findings.filter { $0.rule != "yaml-empty" })
    }
    var findings = parsed.findings
    guard let root = value.mapping("the configuration", into: &findings) else { return (configuration, findings) }
    root.reportUnknownKeys(except: ["severities", "exceptions"] + sectionNames, into: &findings)
    let names = RuleNames(rules)
    if let severities = root.mapping("severities", into: &findings) {
      configuration.readSeverities(severities, rules: names, into: &findings)
    }
    if let items = root.sequence("exceptions", into: &findings) {
      var reader = ExceptionReader(rules: names)
      configuration.exceptions = reader.read(items)
      findings += reader.findings
    }
    for name in sectionNames { configuration.sections[name] = root.mapping(name, into: &findings) }
    return (configuration, findings)
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
          Finding("wrong-type", at: entry.value.location, "'\(word)' is no severity", part: word, hint: "They are error, warning, note and off"))
      }
    }
  }

  /// The section of each area; `nil` when the file has none.
  var strings: YAMLMapping? { sections["strings"] }
  var language: YAMLMapping? { sections["language"] }
  var terms: YAMLMapping? { sections["terms"] }
  var spelling: YAMLMapping? { sections["spelling"] }
  var documents: YAMLMapping? { sections["documents"] }
  var pages: YAMLMapping? { sections["pages"] }
}

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
    for locale in site.configuration.locales.tags {
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
    let parsed = QualityConfiguration.parse(text, file: Self.path, rules: RuleCatalog.all.map(\.id))
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
    let rule = ConfigurationRules.unknownRule
    let hint = NearestName.nearest(to: name, among: names.sorted()).map { "Did you mean '\($0)'?" } ?? "'assent check --rules' lists them"
    return Finding(rule.id, rule.severity, at: location, "There is no rule '\(name)'", part: name, hint: hint)
  }
}

/// The rules about `quality.yml` and the baseline themselves.
enum ConfigurationRules {
  static let exception = Rule(
    "exception", .error, what: "An exception in quality.yml has no reason, or doesn't say what it is about.",
    why: "An exception that nobody can explain is a hole in the gate.", example: "rule: spelling, key: optOut.button")

  static let staleException = Rule(
    "stale-exception", .warning, what: "An exception covers nothing that is found.",
    why: "It would cover the next mistake at the same place.", example: "text: quarantined")

  static let unknownRule = Rule(
    "unknown-rule", .error, what: "A severity or an exception names a rule that doesn't exist.",
    why: "It has no effect, and its author thinks it has.",
    example: "speling: off")

  static let staleBaseline = Rule(
    "stale-baseline", .note, what: "The baseline has findings that are gone.", why: "They would be let through if they came back.",
    example: "3 of 40 findings of the baseline are gone")

  /// All of them, as `assent check --rules` lists them.
  static let all: [Rule] = [exception, staleException, unknownRule, staleBaseline] + settings

  /// Those about the sections of the areas, and the glossary.
  private static let settings = [
    Rule(
      "glossary-term", .error, what: "An entry of glossary.yml can't be read.", why: "Its term isn't looked at.", example: "opt-out: [forbidden]"),
    Rule(
      "language-settings", .error, what: "The section language of quality.yml names what isn't known.", why: "It has no effect.",
      example: "english: en-AU"),
    Rule(
      "shaming-pattern", .error, what: "A pattern of words that shame has no words.", why: "It would match nothing, or everything.", example: "* *"),
    Rule(
      "wrong-value", .error, what: "A setting of quality.yml has a value that can't be.", why: "Its default is used instead.",
      example: "minimum: 200, maximum: 100"),
  ]
}
