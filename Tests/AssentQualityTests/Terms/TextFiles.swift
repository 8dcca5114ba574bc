import AssentLocalization
import AssentModel
import Foundation
import Testing

@testable import AssentDocuments
@testable import AssentQuality

/// Texts of the repository as passages.
enum TextFiles {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func read(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// A document with its source.
  static func document(_ path: String, _ locale: String, source: String) throws -> (source: DocumentPassages, translation: DocumentPassages) {
    let original = DocumentPassages(
      try #require(DocumentOutline.parse(try read(source), file: source)), path: "seed.md", locale: try tag("en"), isSource: true)
    let translation = DocumentPassages(
      try #require(DocumentOutline.parse(try read(path), file: path)), path: "seed.md", locale: try tag(locale), isSource: false,
      original: original)
    return (original, translation)
  }

  static func tag(_ text: String) throws -> LocaleTag { try #require(LocaleTag(text)) }

  /// What rules say of passages, those alone that are for their locale.
  static func findings(
    _ passages: [Passage], _ passageRules: [any CheckRule<Passage>], _ localeRules: [any CheckRule<LocaleText>]
  ) -> [CheckFinding] {
    guard let first = passages.first else { return [] }
    let ofPassages = passageRules.filter { $0.isFor(first) }.flatMap { rule in passages.flatMap { rule.findings(in: $0) } }
    return ofPassages + localeRules.findings(in: LocaleText(locale: first.locale, isSource: first.isSource, passages: passages))
  }

  /// All texts of a locale of the repository's own site.
  static func site(_ locale: String) throws -> [Passage] {
    let isSource = locale == "en"
    let tag = try tag(locale)
    var passages: [Passage] = []
    let tables = try ["en", locale].map { name in
      StringTable.parse(try read("Locales/\(name)/strings.yml"), file: "Locales/\(name)/strings.yml", locale: try Self.tag(name)).table
    }
    for entry in tables[1].entries.values.sorted(by: { $0.key < $1.key }) {
      let originals = tables[0].entries[entry.key].map { Passage.passages(of: $0, locale: tables[0].locale, isSource: true) } ?? []
      passages += Passage.passages(of: entry, locale: tag, isSource: isSource, originals: isSource ? [] : originals)
    }
    let folder = root.appending(path: "Locales/en")
    let paths = (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".md") }.sorted()
    for path in paths {
      let pair = try document("Locales/\(locale)/\(path)", locale, source: "Locales/en/\(path)")
      passages += isSource ? pair.source.passages : pair.translation.passages
    }
    return passages
  }
}
