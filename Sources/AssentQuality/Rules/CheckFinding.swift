public import AssentLocalization
public import AssentModel

/// A finding with what it is about: what exceptions name, and what a report puts side by side.
public struct CheckFinding: Hashable, Sendable {
  public var finding: Finding
  /// The locale that it is about; `nil` when it is about the site.
  public var locale: LocaleTag?
  public var subject: CheckSubject?
  /// The text of the source locale, protected parts as U+FFFC.
  public var source: String?
  /// The text that was looked at, protected parts as U+FFFC.
  public var translation: String?

  public init(
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
