import AssentLocalization
import AssentModel
import AssentTranslation
import Foundation
import Testing

/// A copy of the repository's site in a folder of its own, for one test.
final class SiteCopy {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assent-translation-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    for part in ["Templates", "Locales"] {
      try FileManager.default.copyItem(at: repository.appending(path: part), to: folder.appending(path: part))
    }
  }

  /// A site of two tables and a configuration for them, English and the locale of the second.
  convenience init(source: String, _ locale: String, _ target: String?) throws {
    try self.init()
    try write("Locales/en/strings.yml", source)
    try? FileManager.default.removeItem(at: folder.appending(path: "Locales/\(locale)/strings.yml"))
    if let target {
      try FileManager.default.createDirectory(at: folder.appending(path: "Locales/\(locale)"), withIntermediateDirectories: true)
      try write("Locales/\(locale)/strings.yml", target)
    }
    try write("Templates/site.yml", "sourceLocale: en\nlocales:\n  - tag: en\n  - tag: \(locale)\n")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String {
    folder.path(percentEncoded: false).hasSuffix("/") ? String(folder.path(percentEncoded: false).dropLast()) : folder.path(percentEncoded: false)
  }

  /// How many strings the source has.
  var stringCount: Int {
    get throws { try contents("en").count }
  }

  /// How many documents the source has.
  var documentCount: Int {
    get throws { try FileManager.default.subpathsOfDirectory(atPath: "\(path)/Locales/en").count { $0.hasSuffix(".md") } }
  }

  func text(_ file: String) throws -> String { String(decoding: try Data(contentsOf: folder.appending(path: file)), as: UTF8.self) }

  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(at: folder.appending(path: path), withIntermediateDirectories: true)
  }

  func write(_ file: String, _ text: String) throws { try Data(text.utf8).write(to: folder.appending(path: file)) }

  /// Takes the fingerprints of their sources out of the documents of a locale, as if nobody had recorded them yet.
  func removeDocumentFingerprints(of locale: String) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: "\(self.path)/Locales/\(locale)") where path.hasSuffix(".md") {
      let file = "Locales/\(locale)/\(path)"
      try write(file, try text(file).replacing(/source-fingerprint: [0-9a-f]{8}\n/, with: ""))
    }
  }

  func project() throws -> TranslationProject { try TranslationProject.load(site: path) }

  func export(_ locale: String, _ format: ExchangeFormat, only: Set<UnitSelection>? = nil) throws -> String {
    let project = try project()
    let file = ExchangeFile(
      source: try project.table(project.source).table, target: try project.table(try tag(locale)).table, only: only)
    return format.text(file)
  }

  func plan(_ text: String, name: String = "back", expected: String? = nil) throws -> ImportPlan {
    try ImportPlan.make(Array(text.utf8), name: name, project: try project(), expected: try expected.map(tag))
  }

  /// What each entry of a table says.
  func contents(_ locale: String) throws -> [String: [String]] {
    let table = try project().table(try tag(locale)).table
    return Dictionary(
      uniqueKeysWithValues: table.entries.values.map { entry in
        let texts = entry.patterns.map { "\($0.category?.rawValue ?? ""): \($0.pattern)" }
        return (entry.key.text, texts + [(entry.state ?? .translated).rawValue, entry.sourceFingerprint?.description ?? "none"])
      })
  }

  private func tag(_ text: String) throws -> LocaleTag { try #require(LocaleTag(text)) }
}
