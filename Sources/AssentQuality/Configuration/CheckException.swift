internal import AssentLocalization
public import AssentModel

/// A finding that is as it should be, and why: an item of `exceptions:` in `quality.yml`.
public struct CheckException: Hashable, Sendable {
  public let rule: String
  public let subject: Subject
  /// `nil` for every locale.
  public let locale: LocaleTag?
  /// The offending text of the finding; `nil` for any.
  public let text: String?
  public let reason: String
  /// Where it stands.
  public let location: SourceLocation

  /// What it is about; a name that ends in `*` stands for all that begin with the rest.
  public enum Subject: Hashable, Sendable {
    case key(String)
    case document(String)
    case page(String)
    /// A file of the site, for what is no string, document or page: `Locales/nl/words.txt`.
    case file(String)
  }

  /// Whether it covers a finding.
  public func covers(_ finding: CheckFinding) -> Bool {
    guard finding.finding.rule == rule, locale == nil || finding.locale == locale else { return false }
    if let text, finding.finding.part != text { return false }
    switch (subject, finding.subject) {
    case (.key(let pattern), .string(let key)): return Self.matches(key.text, pattern)
    case (.document(let pattern), .document(let path)), (.page(let pattern), .page(let path)): return Self.matches(path, pattern)
    case (.file(let pattern), _): return finding.finding.location.map { Self.matches($0.file, pattern) } ?? false
    default: return false
    }
  }

  private static func matches(_ name: String, _ pattern: String) -> Bool {
    pattern.utf8.last == UInt8(ascii: "*") ? name.utf8.starts(with: pattern.utf8.dropLast()) : name == pattern
  }
}
