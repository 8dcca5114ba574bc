import AssentLocalization
import AssentModel
import Testing

@testable import AssentQuality

extension Array {
  /// What the rules that are for the subject's locale report of it.
  func findings<Subject: CheckedSubject>(in subject: Subject) -> [CheckFinding] where Element == any CheckRule<Subject> {
    filter { $0.isFor(subject) }.flatMap { $0.findings(in: subject) }
  }
}

/// A text that a rule must report, or must not.
struct RuleExample: Sendable, CustomTestStringConvertible {
  let rule: String
  let locale: String
  let text: String
  /// The text of the source locale; the example is in the source locale itself without one and with `isSource`.
  var original: String?
  var isSource = false
  let isReported: Bool

  /// A text that the rule must report.
  static func bad(_ rule: String, _ locale: String, _ text: String, from original: String? = nil, isSource: Bool = false) -> RuleExample {
    RuleExample(rule: rule, locale: locale, text: text, original: original, isSource: isSource, isReported: true)
  }

  /// A text that the rule must leave alone.
  static func good(_ rule: String, _ locale: String, _ text: String, from original: String? = nil, isSource: Bool = false) -> RuleExample {
    RuleExample(rule: rule, locale: locale, text: text, original: original, isSource: isSource, isReported: false)
  }

  var testDescription: String { "\(rule) (\(locale)): \(text)\(original.map { " from \($0)" } ?? "")" }

  /// What the rules say of the text, those alone that are for its locale; `{name}` is a protected part.
  func findings(_ rules: [any CheckRule<Passage>]) throws -> [CheckFinding] {
    let tag = try #require(LocaleTag(locale))
    let source = try #require(LocaleTag("en"))
    let key = try #require(StringKey("example"))
    let originalPassage = original.map {
      Passage(
        Self.masked($0), locale: source, isSource: true, subject: .string(key), role: .string(nil), at: SourceLocation("Locales/en/strings.yml"))
    }
    let passage = Passage(
      Self.masked(text), locale: tag, isSource: isSource, subject: .string(key), role: .string(nil),
      at: SourceLocation("Locales/\(tag)/strings.yml", line: 3), original: originalPassage)
    return rules.findings(in: passage)
  }

  private static func masked(_ text: String) -> String {
    var masked = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      masked += rest[..<open] + String(Character(Passage.objectSign))
      rest = rest[rest.index(after: close)...]
    }
    return masked + rest
  }
}
