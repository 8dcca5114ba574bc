public import AssentModel
public import AssentYAML

/// `Locales/quality.yml`: how bad each rule is, what is excepted, and the settings of the areas.
public struct QualityConfiguration: Sendable {
  /// By the id of the rule.
  public var severities: [String: RuleSeverity] = [:]
  /// In the order of the file.
  public var exceptions: [CheckException] = []
  private var sections: [String: YAMLMapping] = [:]

  /// The sections that the areas read themselves.
  private static let sectionNames = ["strings", "language", "terms", "spelling", "documents", "pages"]

  /// What holds without a file.
  public init() {}

  /// Reads the file. What is wrong in it is reported and left out; a file without anything in it is right.
  ///
  /// - Parameter rules: the ids of all rules that a check may report.
  public static func parse(
    _ text: String, file: String = "Locales/quality.yml", rules: some Sequence<String>
  ) -> (configuration: QualityConfiguration, findings: [Finding]) {
    let parsed = YAMLValue.parse(text, file: file)
    var configuration = QualityConfiguration()
    guard let value = parsed.value, !value.isNull else {
      return (configuration, parsed.findings.filter { $0.rule != "yaml-empty" })
    }
    var findings = parsed.findings
    guard let root = value.mapping("the configuration", into: &findings) else { return (configuration, findings) }
    root.finish(known: ["severities", "exceptions"] + sectionNames, into: &findings)
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
  public var strings: YAMLMapping? { sections["strings"] }
  public var language: YAMLMapping? { sections["language"] }
  public var terms: YAMLMapping? { sections["terms"] }
  public var spelling: YAMLMapping? { sections["spelling"] }
  public var documents: YAMLMapping? { sections["documents"] }
  public var pages: YAMLMapping? { sections["pages"] }
}
