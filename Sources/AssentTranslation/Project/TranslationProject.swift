import AssentFormats
public import AssentLocalization
public import AssentModel
import Foundation

/// The tables and documents of a site as translators' work: one source locale, and the locales it is translated to.
public struct TranslationProject: Sendable {
  /// The site's folder.
  public let site: String
  public let locales: SiteLocales

  init(site: String, locales: SiteLocales) {
    self.site = site
    self.locales = locales
  }

  /// The site's configuration, relative to its folder.
  public static let configurationPath = "Templates/site.yml"

  /// Reads the languages of a site from its configuration.
  ///
  /// - Throws: `TranslationFailure` when the file can't be read or doesn't name them.
  public static func load(site: String) throws(TranslationFailure) -> TranslationProject {
    let parsed = Self.locales(in: try TextFile.read(site + "/" + configurationPath, as: configurationPath))
    guard let locales = parsed.locales, parsed.findings.allSatisfy({ $0.severity < .error }) else { throw TranslationFailure(parsed.findings) }
    return TranslationProject(site: site, locales: locales)
  }

  /// The languages in the text of a configuration, and what is wrong with them; `nil` when there is no source locale.
  static func locales(in text: String) -> (locales: SiteLocales?, findings: [Finding]) {
    let parsed = YAMLValue.parse(text, file: configurationPath)
    var findings = parsed.findings
    let root = parsed.value?.mapping("the site", into: &findings)
    return (root.flatMap { SiteLocales(reading: $0, into: &findings) }, findings)
  }

  /// The path of a locale's string table, relative to the site.
  public static func tablePath(_ locale: LocaleTag) -> String { "Locales/\(locale)/strings.yml" }

  public var source: LocaleTag { locales.source }

  /// The locales that are translated to.
  public var targets: [LocaleTag] { locales.targets }

  /// Reads a locale's table; one that isn't there yet is empty.
  ///
  /// - Throws: `TranslationFailure` when it can't be read, or has errors: what is unreadable would be lost.
  public func table(_ locale: LocaleTag) throws(TranslationFailure) -> (table: StringTable, text: String) {
    let path = Self.tablePath(locale)
    guard locale == source || TextFile.exists(site + "/" + path) else {
      return (StringTable(locale: locale, file: path, entries: [:]), "")
    }
    let text = try TextFile.read(site + "/" + path, as: path)
    let parsed = StringTable.parse(text, file: path, locale: locale)
    let errors = parsed.findings.filter { $0.severity == .error }
    guard errors.isEmpty else { throw TranslationFailure(errors) }
    return (parsed.table, text)
  }

  /// Replaces a locale's table in one step.
  public func write(_ text: String, tableOf locale: LocaleTag) throws(TranslationFailure) {
    let path = Self.tablePath(locale)
    try TextFile.replace(site + "/" + path, with: text, as: path)
  }

  /// The keys of a regional locale that it takes from its own language: they need no translation.
  public func inheritedKeys(_ locale: LocaleTag) throws(TranslationFailure) -> Set<StringKey> {
    var keys: Set<StringKey> = []
    for other in locales.languageChain(of: locale) where other != locale { keys.formUnion(try table(other).table.entries.keys) }
    return keys
  }
}

/// Why the exchange can't go on: what is wrong with the files that it needs.
public struct TranslationFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public let findings: [Finding]

  public init(_ findings: [Finding]) { self.findings = findings }

  public init(_ finding: Finding) { self.findings = [finding] }

  public var description: String { findings.map(\.description).joined(separator: "\n") }
}

/// The Markdown documents of a locale.
struct DocumentList {
  let project: TranslationProject

  /// Their paths relative to the locale's folder, sorted.
  func paths(of locale: LocaleTag) throws(TranslationFailure) -> [String] {
    let folder = "\(project.site)/Locales/\(locale)"
    guard TextFile.exists(folder) else { return [] }
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
        path.hasSuffix(".md") && !path.split(separator: "/").contains { $0.hasPrefix(".") }
      }.sorted()
    } catch {
      throw TranslationFailure(Finding(TranslationRule.fileAccess, at: SourceLocation("Locales/\(locale)"), "can't list the documents: \(error)"))
    }
  }
}
