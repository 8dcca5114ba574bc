public import AssentLocalization
public import AssentModel

/// A finding with what it is about: what exceptions name, and what a report puts side by side.
public struct CheckFinding: Hashable, Sendable {
  public var finding: Finding
  /// The locale that it is about; `nil` when it is about the site.
  var locale: LocaleTag?
  public var subject: CheckSubject?
  /// The text of the source locale, protected parts as U+FFFC.
  var source: String?
  /// The text that was looked at, protected parts as U+FFFC.
  var translation: String?

  init(
    _ finding: Finding, locale: LocaleTag? = nil, subject: CheckSubject? = nil, source: String? = nil, translation: String? = nil
  ) {
    self.finding = finding
    self.locale = locale
    self.subject = subject
    self.source = source
    self.translation = translation
  }
}

/// What a finding is about.
public enum CheckSubject: Hashable, Sendable {
  case string(StringKey)
  /// A document by its path within its locale: `pages/opt-out.md`.
  case document(String)
  /// A page by its path within its locale: `autumn-2026/opt-out.html`.
  case page(String)
}

extension CheckSubject: CustomStringConvertible {
  /// The key or path.
  public var description: String {
    switch self {
    case .string(let key): key.text
    case .document(let path), .page(let path): path
    }
  }
}

/// Where a rule puts what it finds.
struct RuleReport: Sendable {
  private(set) var findings: [CheckFinding] = []

  init() {}

  /// Reports a stretch of a passage.
  ///
  /// - Parameters:
  ///   - part: the text that is wrong, as it stands in the file.
  mutating func add(_ rule: Rule, in passage: Passage, _ message: String, part: String? = nil, hint: String? = nil) {
    findings.append(
      CheckFinding(
        Finding(rule.id, rule.severity, at: passage.location, message, part: part, hint: hint), locale: passage.locale, subject: passage.subject,
        source: passage.original?.text, translation: passage.text))
  }

  /// Reports something that is no passage: an entry of a table, a document, a page.
  mutating func add(
    _ rule: Rule, at location: SourceLocation?, locale: LocaleTag?, subject: CheckSubject?, _ message: String, part: String? = nil,
    hint: String? = nil, source: String? = nil, translation: String? = nil
  ) {
    findings.append(
      CheckFinding(
        Finding(rule.id, rule.severity, at: location, message, part: part, hint: hint), locale: locale, subject: subject, source: source,
        translation: translation))
  }
}
