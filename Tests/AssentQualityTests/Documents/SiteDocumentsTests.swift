import AssentDocuments
import AssentModel
import Foundation
import Testing

@testable import AssentQuality

/// The documents of the repository's own site, which people wrote and translated.
@Suite struct SiteDocumentsTests {
  private static let locales = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Locales")

  private static func texts(_ locale: String) throws -> [String: String] {
    let folder = locales.appending(path: locale)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
    return try paths.reduce(into: [:]) { $0[$1] = try String(contentsOf: folder.appending(path: $1), encoding: .utf8) }
  }

  private static func findings(_ source: String, _ sourceLocale: String, _ translation: String, _ locale: String, _ path: String) throws -> [Finding]
  {
    try DocumentExample.bad("", locale, source, translation).with {
      $0.path = path
      $0.sourceLocale = sourceLocale
    }.findings().map(\.finding)
  }

  @Test(arguments: ["en", "fr", "nl"], ["en", "fr", "nl"]) func `No document is reported, whichever locale is the source`(
    _ sourceLocale: String, _ locale: String
  ) throws {
    let sources = try Self.texts(sourceLocale)
    let translations = try Self.texts(locale)
    #expect(sources.count > 10)
    for (path, source) in sources where locale != sourceLocale {
      let translation = try #require(translations[path])
      // They tell which English they were made from, whichever locale is taken for the source here.
      let findings = try Self.findings(source, sourceLocale, translation, locale, path).filter { $0.rule != "document-stale" || sourceLocale == "en" }
      #expect(findings.isEmpty)
    }
  }

  @Test(arguments: ["fr", "nl"]) func `Each block of each document that is missing or stands twice is reported once`(_ locale: String) throws {
    let sources = try Self.texts("en")
    for (path, text) in try Self.texts(locale) {
      let source = try #require(sources[path])
      let blocks = text.components(separatedBy: "\n\n")
      for index in blocks.indices.dropFirst() {
        var missing = blocks
        missing.remove(at: index)
        var twice = blocks
        twice.insert(blocks[index], at: index)
        for damaged in [missing, twice] {
          let found = try Self.findings(source, "en", damaged.joined(separator: "\n\n"), locale, path)
          #expect(found.count == 1 || blocks[index] == ">[!TIP]\n>", "\(path): \(blocks[index])\n\(found)")
        }
      }
    }
  }

  @Test(arguments: ["fr", "nl"]) func `A whole document that was left in the language of the source is reported once`(_ locale: String) throws {
    for (path, source) in try Self.texts("en") where path.hasPrefix("guides/") {
      let body = try #require(source.firstRange(of: "\n---\n")?.upperBound)
      let found = try Self.findings(source, "en", "---\ntitle: A\ndescription: B\n---\n" + source[body...], locale, path)
      #expect(found.map(\.rule) == ["untranslated-block"], "\(found)")
    }
  }
}
