import AssentModel
import Testing

@testable import AssentDocuments
@testable import AssentQuality

/// A document and its translation that a rule must report, or must not.
struct DocumentExample: Sendable, CustomTestStringConvertible {
  let rule: String
  let locale: String
  let source: String
  let translation: String
  var path = "guides/lamps.md"
  var kind: PageKind? = .guide
  var sourceLocale = "en"
  var sourceChanged: Bool?
  var settings = DocumentSettings()
  let isReported: Bool

  /// A translation that the rule must report. A text without front matter gets some.
  static func bad(_ rule: String, _ locale: String, _ source: String, _ translation: String) -> DocumentExample {
    DocumentExample(rule: rule, locale: locale, source: source, translation: translation, isReported: true)
  }

  /// A translation that the rule must leave alone.
  static func good(_ rule: String, _ locale: String, _ source: String, _ translation: String) -> DocumentExample {
    DocumentExample(rule: rule, locale: locale, source: source, translation: translation, isReported: false)
  }

  func with(_ change: (inout DocumentExample) -> Void) -> DocumentExample {
    var example = self
    change(&example)
    return example
  }

  var testDescription: String { "\(rule) (\(locale)): \(source) → \(translation)" }

  func pair() throws -> DocumentPair {
    let sourceTag = try #require(LocaleTag(sourceLocale))
    let tag = try #require(LocaleTag(locale))
    let original = try #require(
      DocumentOutline.parse(Self.whole(source, "Lamps and their light", "All about lamps."), file: "Locales/\(sourceTag)/\(path)"))
    let outline = try #require(
      DocumentOutline.parse(Self.whole(translation, "Lampes et lumières", "Tout sur les lampes."), file: "Locales/\(tag)/\(path)"))
    let originals = DocumentPassages(original, path: path, locale: sourceTag, isSource: true)
    let passages = DocumentPassages(outline, path: path, locale: tag, isSource: false, original: originals)
    return DocumentPair(path: path, kind: kind, locale: tag, source: originals, translation: passages, sourceChanged: sourceChanged)
  }

  /// What all rules say, as `rule:line`.
  func findings() throws -> [CheckFinding] {
    RuleCatalog.documents(settings).findings(in: try pair())
  }

  private static func whole(_ text: String, _ title: String, _ description: String) -> String {
    text.hasPrefix("---\n") ? text : "---\ntitle: \(title)\ndescription: \(description)\n---\n\(text)"
  }
}
