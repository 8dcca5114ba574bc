import AssentDocuments
import AssentModel

/// Finds fields that every document must have.
struct FieldRequiredRule: DocumentRule {
  let settings: DocumentSettings

  let about = QualityRule(
    "front-matter-required", .error, .translations,
    what: "A document without a field that every document must have; the build reports titles and descriptions.",
    why: "What the field is for doesn't work on this page.", example: "exl-id: (missing)")

  func check(_ pair: DocumentPair, _ report: inout RuleReport) {
    for key in missing(in: pair.translation.outline.frontMatter) {
      report.add(about, pair, line: 1, "The front matter has no '\(key)'", hint: "Add \(key):")
    }
  }

  /// The required fields that a document lacks.
  func missing(in frontMatter: FrontMatter) -> [String] {
    settings.required.filter { $0 != "title" && $0 != "description" && (frontMatter[$0]?.value.isEmpty ?? true) }
  }
}
