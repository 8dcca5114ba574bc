import AssentDocuments
import AssentLocalization
import AssentModel

/// Finds documents whose source was changed after they were translated.
struct StaleDocumentRule: DocumentRule {
  let about = QualityRule(
    "document-stale", .warning, .translations,
    what: "A document whose source was changed after the commit or the fingerprint that its front matter names.",
    why: "The page says what used to be true.", example: "source-fingerprint: 5d41402a")

  func check(_ pair: DocumentPair, _ report: inout RuleReport) {
    let frontMatter = pair.translation.outline.frontMatter
    if let field = frontMatter["source-fingerprint"], !field.value.isEmpty {
      guard let made = Fingerprint(field.value) else {
        report.add(
          about, pair, line: field.line, "'source-fingerprint' must be eight hexadecimal digits, not '\(field.value)'", part: field.value,
          hint: "That of today's source is \(Fingerprint(ofDocument: pair.source.outline))")
        return
      }
      let today = Fingerprint(ofDocument: pair.source.outline)
      guard made != today else { return }
      report.add(
        about, pair, line: field.line, "The source (\(pair.source.outline.file)) has changed since this was translated", part: field.value,
        hint: "Bring the translation up to date, then set source-fingerprint: \(today)")
    } else if pair.sourceChanged == true, let field = frontMatter["source-git-commit"] {
      report.add(
        about, pair, line: field.line, "The source (\(pair.source.outline.file)) was changed after the commit \(field.value.prefix(12))",
        part: field.value,
        hint: "Bring the translation up to date with git diff \(field.value.prefix(12)) -- \(pair.source.outline.file), then set source-git-commit")
    }
  }
}
