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

/// The documents of a locale beside those of the source.
struct LocaleDocumentsPair: CheckedSubject {
  let documents: LocaleDocuments
  let source: LocaleDocuments
  /// The documents of pages, by path: the build reports those that are missing.
  let pages: Set<String>

  var locale: LocaleTag { documents.locale }
  var isSource: Bool { locale == source.locale }
}

extension LocaleDocuments {
  /// The paths and documents in the order of the paths.
  var sorted: [(key: String, value: DocumentPassages)] { documents.sorted { $0.key < $1.key } }
}

/// A document of the source that a locale lacks.
struct DocumentMissingRule: CheckRule {
  let rule = Rule(
    "document-untranslated", .warning, .translations, what: "A document of the source that a locale lacks; the build reports pages without one.",
    why: "Readers get it in another language, and links lead there.", example: "Locales/fr/guides/quarantine.md (missing)")

  func check(_ pair: LocaleDocumentsPair, into report: inout RuleReport) {
    let own = pair.documents
    for (path, document) in pair.source.sorted where own.documents[path] == nil && !own.inherited.contains(path) && !pair.pages.contains(path) {
      report.add(
        at: CheckPlace(SourceLocation(document.outline.file), locale: pair.locale, subject: .document(path)), "\(path) is missing in \(pair.locale)",
        hint: "Translate it as Locales/\(pair.locale)/\(path)")
    }
  }
}

/// A document that the source lacks.
struct DocumentWithoutSourceRule: CheckRule {
  let rule = Rule(
    "document-without-source", .warning, .translations, what: "A document that the source locale lacks.",
    why: "It was renamed or removed in the source, and nobody keeps this one up to date.", example: "Locales/fr/guides/quarantaine.md")

  func check(_ pair: LocaleDocumentsPair, into report: inout RuleReport) {
    let paths = pair.source.documents.keys.sorted()
    for (path, document) in pair.documents.sorted where pair.source.documents[path] == nil {
      let near = NearestName.nearest(to: path, among: paths.lazy.filter { pair.documents.documents[$0] == nil })
      report.add(
        at: CheckPlace(SourceLocation(document.outline.file), locale: pair.locale, subject: .document(path)),
        "\(path) is not in \(pair.source.locale)",
        hint: near.map { "Rename it to \($0)" } ?? "Remove it, or write it in \(pair.source.locale), too")
    }
  }
}

extension DocumentCoverage {
  /// How much of the source's documents a locale has.
  ///
  /// - Parameter pairs: the documents of the locale that the source has, too.
  init(of locale: LocaleDocuments, source: LocaleDocuments, pairs: [DocumentPair]) {
    self.init(
      locale: locale.locale, total: source.documents.count,
      missing: source.documents.keys.count { locale.documents[$0] == nil && !locale.inherited.contains($0) }, stale: pairs.count { $0.isStale },
      machine: pairs.count { Provenance($0.translation.outline.frontMatter).isMachine })
  }
}
