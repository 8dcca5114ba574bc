import AssentDocuments
import AssentModel

/// The ids that templates give to elements, which the headings of documents can't have.
struct TemplateIDs: Sendable {
  /// By the template's name: its own ids and those of its partials. `{{…}}` in an id stands for any text.
  private var ids: [String: [(pattern: [Substring], file: String)]] = [:]

  init(templates: TemplateLibrary, sources: SourceTree) throws(FileFailure) {
    var own: [String: [(pattern: [Substring], file: String)]] = [:]
    for file in sources.files(under: "Templates/") where file.path.lowercased().hasSuffix(".mustache") {
      // What is wrong with the text is reported by the library of the templates.
      var findings: [Finding] = []
      own[file.path] = Self.patterns(in: try sources.text(of: file.path, into: &findings)).map { ($0, file.path) }
    }
    for name in templates.names { ids[name] = templates.files(of: name).flatMap { own[$0] ?? [] } }
  }

  /// Headings of a document whose id an element of the template has, too.
  func clashes(of document: Document, with template: String) -> [Finding] {
    guard let ids = ids[template] else { return [] }
    return document.headings.compactMap { heading in
      guard let clash = ids.first(where: { Self.matches(heading.anchor, $0.pattern) }) else { return nil }
      return Finding(
        SiteRules.headingID, at: SourceLocation(document.file, line: heading.line),
        "the heading has the id '\(heading.anchor)', which an element of \(clash.file) has, too",
        hint: "Give the heading another name at the end of its line: {#name}")
    }
  }

  /// The values of `id` in a template, each cut where a tag of Mustache stands.
  private static func patterns(in text: String) -> [[Substring]] {
    text.matches(of: #/\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/#).map { match in
      let value = match.output.1 ?? match.output.2 ?? ""
      return value.split(separator: #/\{\{\{?[^}]*\}?\}\}/#, omittingEmptySubsequences: false)
    }
  }

  private static func matches(_ id: String, _ pattern: [Substring]) -> Bool {
    guard let first = pattern.first, let last = pattern.last, pattern.count > 1 else { return pattern.first.map { $0 == id } ?? false }
    return id.utf8.count >= first.utf8.count + last.utf8.count && !(first.isEmpty && last.isEmpty) && id.hasPrefix(first) && id.hasSuffix(last)
  }
}
