import AssentDocuments
import AssentFormats
import AssentModel

/// The documents of a locale, by their paths within it: `guides/quarantine.md`.
struct LocaleDocuments: Sendable {
  let locale: LocaleTag
  let documents: [String: DocumentPassages]
  /// The documents that it takes from a locale of the same language: `fr-BE` from `fr`.
  var inherited: Set<String> = []
}

/// The rules over documents.
enum DocumentRules {
  /// The rules over a document and its translation.
  static func rules(_ settings: DocumentSettings = DocumentSettings()) -> [any DocumentRule] {
    StructureRule.all + InlineRule.all + [
      FrontMatterDiffersRule(settings: settings), FrontMatterUntranslatedRule(), FrontMatterRequiredRule(settings: settings), UntranslatedBlockRule(),
      SourceLanguageRule(), LengthRule(settings: settings), MachineTranslatedRule(settings: settings, isForLegal: false),
      MachineTranslatedRule(settings: settings, isForLegal: true), StaleDocumentRule(), SourceWordCountRule(settings: settings),
    ]
  }

  /// The rules over the documents of a locale together.
  static let siteRules = [missing, extra]

  static let missing = Rule(
    "document-untranslated", .warning, .translations, what: "A document of the source that a locale lacks; the build reports pages without one.",
    why: "Readers get it in another language, and links lead there.", example: "Locales/fr/guides/quarantine.md (missing)")

  static let extra = Rule(
    "document-without-source", .warning, .translations, what: "A document that the source locale lacks.",
    why: "It was renamed or removed in the source, and nobody keeps this one up to date.", example: "Locales/fr/guides/quarantaine.md")

  /// Compares the documents that a locale has with those of the source.
  ///
  /// - Parameter pages: the documents of pages, by path: the build reports those that are missing.
  static func check(
    _ locale: LocaleDocuments, source: LocaleDocuments, pages: Set<String>, settings: DocumentSettings = DocumentSettings(),
    _ report: inout RuleReport
  ) {
    guard locale.locale != source.locale else {
      let required = FrontMatterRequiredRule(settings: settings)
      for (path, document) in source.documents.sorted(by: { $0.key < $1.key }) {
        for key in required.missing(in: document.outline.frontMatter) {
          report.add(
            required.about, at: SourceLocation(document.outline.file, line: 1), locale: source.locale, subject: .document(path),
            "The front matter has no '\(key)'", hint: "Add \(key):")
        }
      }
      return
    }
    for (path, document) in source.documents.sorted(by: { $0.key < $1.key })
    where locale.documents[path] == nil && !locale.inherited.contains(path) && !pages.contains(path) {
      report.add(
        missing, at: SourceLocation(document.outline.file), locale: locale.locale, subject: .document(path),
        "\(path) is missing in \(locale.locale)", hint: "Translate it as Locales/\(locale.locale)/\(path)")
    }
    let paths = source.documents.keys.sorted()
    for (path, document) in locale.documents.sorted(by: { $0.key < $1.key }) where source.documents[path] == nil {
      let near = NearestName.nearest(to: path, among: paths.lazy.filter { locale.documents[$0] == nil })
      report.add(
        extra, at: SourceLocation(document.outline.file), locale: locale.locale, subject: .document(path), "\(path) is not in \(source.locale)",
        hint: near.map { "Rename it to \($0)" } ?? "Remove it, or write it in \(source.locale), too")
    }
  }

  /// How much of the source's documents a locale has.
  ///
  /// - Parameter pairs: the documents of the locale that the source has, too.
  static func coverage(of locale: LocaleDocuments, source: LocaleDocuments, pairs: [DocumentPair]) -> DocumentCoverage {
    DocumentCoverage(
      locale: locale.locale, total: source.documents.count,
      missing: source.documents.keys.count { locale.documents[$0] == nil && !locale.inherited.contains($0) }, stale: pairs.count { $0.isStale },
      machine: pairs.count { Provenance($0.translation.outline.frontMatter).isMachine })
  }
}
