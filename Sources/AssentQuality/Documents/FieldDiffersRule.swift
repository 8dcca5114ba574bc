import AssentDocuments
import AssentModel

/// Compares the fields that aren't translated.
struct FieldDiffersRule: DocumentRule {
  let settings: DocumentSettings

  let about = QualityRule(
    "front-matter-differs", .warning, .translations,
    what:
      "A field of the front matter that is missing, added or has another value than in the source, but for those that translating changes.",
    why: "Search, navigation and statistics go by these fields; a translated keyword is found by nobody.",
    example: "level: Beginner → level: Débutant")

  func check(_ pair: DocumentPair, _ report: inout RuleReport) {
    let source = pair.source.outline.frontMatter
    let translation = pair.translation.outline.frontMatter
    guard !source.fields.isEmpty, !translation.fields.isEmpty else { return }
    for field in source.fields where !settings.free.contains(field.key) {
      guard let own = translation[field.key] else {
        report.add(
          about, pair, line: 1, "'\(field.key)' of the source (\(pair.sourcePlace(field.line))) is missing in the front matter",
          hint: "Add \(field.key): \(field.value)")
        continue
      }
      guard own.value != field.value else { continue }
      report.add(
        about, pair, line: own.line, "'\(field.key)' is '\(own.value)', in the source (\(pair.sourcePlace(field.line))) '\(field.value)'",
        part: own.value.isEmpty ? field.key : own.value, hint: "Write \(field.key): \(field.value)", source: field.value, translation: own.value)
    }
    for field in translation.fields where !settings.free.contains(field.key) && source[field.key] == nil {
      report.add(
        about, pair, line: field.line, "'\(field.key)' is not in the front matter of the source (\(pair.source.outline.file))", part: field.key,
        hint: "Remove it, or add it to the source")
    }
  }
}
