import AssentModel

extension StructureRule {
  static let all: [any DocumentRule] = [
    StructureRule(
      about: QualityRule(
        "heading-differs", .error, .translations,
        what: "A heading that only the source or only the translation has, or that has another level or place.",
        why: "A missing heading is nearly always a missing section.", example: "## Leaving again {#leave} → (missing)"), category: .heading),
    StructureRule(
      about: QualityRule(
        "anchor-differs", .error, .translations, what: "A heading whose anchor {#name} isn't that of the source.",
        why: "Links to the heading work in one locale and break in the other.", example: "## Leaving {#leave} → ## Stoppen {#stoppen}"),
      category: .anchor),
    StructureRule(
      about: QualityRule(
        "alert-differs", .warning, .translations, what: "An alert or a quotation that is missing, added or of another kind.",
        why: "A warning that became a note, or plain text, doesn't warn.", example: ">[!WARNING] → >[!NOTE]"), category: .alert),
    StructureRule(
      about: QualityRule(
        "list-differs", .warning, .translations, what: "A list with more or fewer items than in the source, or numbered in one of them only.",
        why: "A step that is missing makes instructions useless.", example: "a list of 3 items → a list of 2 items"), category: .list),
    StructureRule(
      about: QualityRule(
        "table-differs", .warning, .translations, what: "A table with other rows and columns than in the source.",
        why: "A row that is missing is a fact that is missing.", example: "4 rows and 3 columns → 3 rows and 3 columns"), category: .table),
    StructureRule(
      about: QualityRule(
        "code-differs", .warning, .translations, what: "A code block that is missing, added or changed; comments in it may be translated.",
        why: "Code that was translated doesn't work.", example: "locale: fr → langue: fr"), category: .code),
    StructureRule(
      about: QualityRule(
        "paragraph-differs", .warning, .translations, what: "More or fewer paragraphs under a heading than in the source.",
        why: "A paragraph was left out, added, or joined with another.", example: "3 paragraphs → 2 paragraphs"), category: .paragraph),
  ]
}
