public import AssentModel

/// Where a rule puts what it finds.
public struct RuleReport: Sendable {
  public private(set) var findings: [CheckFinding] = []

  public init() {}

  /// Reports a stretch of a passage.
  ///
  /// - Parameters:
  ///   - part: the text that is wrong, as it stands in the file.
  public mutating func add(_ rule: QualityRule, in passage: Passage, _ message: String, part: String? = nil, hint: String? = nil) {
    findings.append(
      CheckFinding(
        Finding(rule.id, rule.severity, at: passage.location, message, part: part, hint: hint), locale: passage.locale, subject: passage.subject,
        source: passage.original?.text, translation: passage.text))
  }

  /// Reports something that is no passage: an entry of a table, a document, a page.
  public mutating func add(
    _ rule: QualityRule, at location: SourceLocation?, locale: LocaleTag?, subject: CheckSubject?, _ message: String, part: String? = nil,
    hint: String? = nil, source: String? = nil, translation: String? = nil
  ) {
    findings.append(
      CheckFinding(
        Finding(rule.id, rule.severity, at: location, message, part: part, hint: hint), locale: locale, subject: subject, source: source,
        translation: translation))
  }
}
