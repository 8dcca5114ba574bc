import AssentLocalization
import AssentModel
import AssentTranslation
import Foundation
import Testing

@Suite("Recording the source of translations")
struct SyncTests {
  private let source = "strings:\n  a:\n    text: A\n  b:\n    text: B\n  c:\n    text: C\n"
  private let target = "strings:\n  a:\n    text: a\n  b:\n    text: b\n    source: 00000000\n"

  private func sync(_ reviewed: TableSync.Reviewed) throws -> TableSync {
    let en = try #require(LocaleTag("en"))
    return TableSync(
      source: StringTable.parse(source, file: "en", locale: en).table, target: StringTable.parse(target, file: "fr", locale: en).table,
      reviewed: reviewed)
  }

  @Test("What has no fingerprint gets one; what is stale stays so until somebody says that it was reviewed")
  func strings() throws {
    let b = try #require(StringKey("b"))
    let c = try #require(StringKey("c"))
    #expect(try sync(.none).edits.map(\.key.text) == ["a"] && sync(.none).stale == [b])
    #expect(try sync(.keys([b])).edits.map(\.key.text) == ["a", "b"] && sync(.keys([b])).stale.isEmpty)
    #expect(try sync(.all).edits.map(\.key.text) == ["a", "b"])
    #expect(try sync(.keys([c])).unknown == [c])
  }

  @Test("Documents get a line in their front matter, and nothing else moves")
  func documents() throws {
    let site = try SiteCopy()
    try site.removeDocumentFingerprints(of: "fr")
    let sync = DocumentSync(project: try site.project()) { bytes in Fingerprint(of: String(decoding: bytes, as: UTF8.self)) }
    let fr = try #require(LocaleTag("fr"))
    let path = "Locales/fr/guides/quarantine.md"
    let before = try site.text(path)
    let first = try sync.run(fr) { _ in false }
    #expect(try first.updated.count == site.documentCount && first.stale.isEmpty && first.problems.isEmpty)
    let after = try site.text(path)
    let line = after.split(separator: "\n").first { $0.hasPrefix("source-fingerprint: ") }
    #expect(after.replacing("\(line ?? "")\n", with: "") == before)
    #expect(try sync.run(fr) { _ in false }.updated.isEmpty)
    try site.write("Locales/en/guides/quarantine.md", try site.text("Locales/en/guides/quarantine.md") + "\nMore.\n")
    let second = try sync.run(fr) { _ in false }
    #expect(second.stale == [path] && second.updated.isEmpty)
    #expect(try site.text(path) == after)
    #expect(try sync.run(fr, writes: false) { $0 == "guides/quarantine.md" }.updated == [path])
    #expect(try site.text(path) == after)
    #expect(try sync.run(fr) { $0 == "guides/quarantine.md" }.updated == [path])
    #expect(try site.text(path) != after)
  }

  @Test("A document without front matter is named")
  func noFrontMatter() throws {
    let site = try SiteCopy()
    try site.write("Locales/fr/guides/quarantine.md", "# Quarantaine\n")
    let sync = DocumentSync(project: try site.project()) { _ in Fingerprint(of: "x") }
    #expect(try sync.run(try #require(LocaleTag("fr"))) { _ in false }.problems.map(\.rule) == ["front-matter-missing"])
  }

  @Test("The status counts states, stale and missing strings")
  func status() throws {
    let site = try SiteCopy(source: source, "fr", target + "    state: reviewed\n")
    let fr = try #require(LocaleTag("fr"))
    let status = try #require(try TranslationStatus.statuses(of: [fr], in: try site.project()).first)
    #expect(status.strings == 3 && status.missing == 1 && status.stale == 1 && status.reviewed == 1 && status.translated == 1 && status.done == 1)
    #expect(status.donePercentage == 33)
  }

  @Test("The status of a regional locale follows the fallbacks of the site, as the coverage of a check does")
  func inheritedStatus() throws {
    let site = try SiteCopy(source: source, "pt-BR", "strings: {}\n")
    try site.makeFolder("Locales/pt-PT")
    try site.write("Locales/pt-PT/strings.yml", target)
    let configuration = "sourceLocale: en\nlocales:\n  - tag: en\n  - tag: pt-PT\n  - tag: pt-BR\n"
    try site.write("Templates/site.yml", configuration + "    fallback: [pt-PT]\n")
    let tags = try ["pt-PT", "pt-BR"].map { try #require(LocaleTag($0)) }
    let inheriting = try TranslationStatus.statuses(of: tags, in: try site.project())
    #expect(inheriting.map(\.missing) == [1, 1] && inheriting.map(\.done) == [1, 1])
    try site.write("Templates/site.yml", configuration)
    #expect(try TranslationStatus.statuses(of: tags, in: try site.project()).map(\.missing) == [1, 3])
  }

  @Test("A table with errors is never written to")
  func errors() throws {
    let site = try SiteCopy(source: source, "fr", "strings:\n  a:\n    text: a\n  a:\n    text: b\n")
    #expect(throws: TranslationFailure.self) { _ = try site.plan("key,source:en,target:fr\na,A,x\n") }
  }
}
