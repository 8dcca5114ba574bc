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

/// Where a finding is: its line, its locale, what it is about, and the texts that a report puts side by side.
struct CheckPlace {
  /// `nil` for a locale as a whole.
  var location: SourceLocation?
  var locale: LocaleTag
  /// `nil` when it is about more than a string, document or page.
  var subject: CheckSubject?
  /// The text of the source locale, protected parts as U+FFFC.
  var source: String?
  /// The text that was looked at, protected parts as U+FFFC.
  var translation: String?

  init(_ location: SourceLocation?, locale: LocaleTag, subject: CheckSubject? = nil, source: String? = nil, translation: String? = nil) {
    self.location = location
    self.locale = locale
    self.subject = subject
    self.source = source
    self.translation = translation
  }
}

/// What one rule reports of one subject.
struct RuleReport {
  private var found: [(place: CheckPlace, message: String, part: String?, hint: String?)] = []

  var isEmpty: Bool { found.isEmpty }

  /// Reports a place.
  ///
  /// - Parameters:
  ///   - part: the text that is wrong, as it stands in the file.
  mutating func add(at place: CheckPlace, _ message: String, part: String? = nil, hint: String? = nil) {
    found.append((place, message, part, hint))
  }

  /// What was reported, as findings of a rule.
  func findings(of rule: Rule) -> [CheckFinding] {
    found.map { place, message, part, hint in
      CheckFinding(
        Finding(rule, at: place.location, message, part: part, hint: hint), locale: place.locale, subject: place.subject,
        source: place.source, translation: place.translation)
    }
  }
}
