import AssentLocalization
import AssentModel
import Foundation
import Testing

@testable import AssentDocuments
@testable import AssentQuality

@Suite("The spelling of the repository's own site")
struct SiteSpellingTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func text(_ path: String) -> String? { try? String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8) }

  /// The documents of a locale by path, with their passages.
  private func documents(_ locale: LocaleTag, originals: [String: DocumentPassages]) -> [String: DocumentPassages] {
    let folder = "Locales/\(locale)"
    var documents: [String: DocumentPassages] = [:]
    let files = FileManager.default.enumerator(atPath: Self.root.appendingPathComponent(folder).path)
    for case let path as String in files ?? .init() where path.hasSuffix(".md") {
      guard let content = text("\(folder)/\(path)"), let outline = DocumentOutline.parse(content, file: "\(folder)/\(path)") else { continue }
      documents[path] = DocumentPassages(outline, path: path, locale: locale, isSource: locale.language == "en", original: originals[path])
    }
    return documents
  }

  private func findings(_ tag: String) throws -> [CheckFinding] {
    let locale = try #require(LocaleTag(tag))
    let source = try #require(LocaleTag("en"))
    let english = documents(source, originals: [:])
    let own = tag == "en" ? english : documents(locale, originals: english)
    let file = "Locales/\(tag)/strings.yml"
    let table = StringTable.parse(try #require(text(file)), file: file, locale: locale).table
    let strings = table.entries.values.sorted { $0.location < $1.location }
      .flatMap { Passage.passages(of: $0, locale: locale, isSource: tag == "en") }
    #expect(strings.count > 20)
    #expect(own.count > 10)
    let passages = strings + own.sorted { $0.key < $1.key }.flatMap(\.value.passages)
    let words = WordList.parse(text("Locales/\(tag)/words.txt") ?? "", file: "Locales/\(tag)/words.txt")
    #expect(words.findings.isEmpty)
    let check = SpellingCheck(
      SpellingSettings(), dictionaries: SpellingDictionaries(paths: SpellingDictionaries.standardPaths()), lists: [locale: words.list])
    let spelled = SpelledText(LocaleText(locale: locale, isSource: tag == "en", passages: passages), check)
    return RuleCatalog.spelling(check.settings).findings(in: spelled)
  }

  @Test("Every word is right or on the word list, and the list has no other", arguments: ["en", "fr", "nl"])
  func site(_ locale: String) throws {
    for finding in try findings(locale) { Issue.record("\(finding.finding)") }
  }
}
