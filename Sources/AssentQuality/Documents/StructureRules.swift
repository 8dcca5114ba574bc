import AssentDocuments
import AssentModel

/// Reports one kind of difference between the blocks of a document and its translation.
struct StructureRule: CheckRule {
  let rule: Rule
  let category: StructureDifference.Category

  func check(_ pair: DocumentPair, into report: inout RuleReport) {
    for difference in pair.differences where difference.category == category {
      report.add(
        at: pair.place(difference.line, source: difference.source, translation: difference.translation), difference.message, part: difference.part,
        hint: difference.hint)
    }
  }
}

extension StructureRule {
  static let all: [any CheckRule<DocumentPair>] = [
    StructureRule(
      rule: Rule(
        "heading-differs", .error, .translations,
        what: "A heading that only the source or only the translation has, or that has another level or place.",
        why: "A missing heading is nearly always a missing section.", example: "## Leaving again {#leave} → (missing)"), category: .heading),
    StructureRule(
      rule: Rule(
        "anchor-differs", .error, .translations, what: "A heading whose anchor {#name} isn't that of the source.",
        why: "Links to the heading work in one locale and break in the other.", example: "## Leaving {#leave} → ## Stoppen {#stoppen}"),
      category: .anchor),
    StructureRule(
      rule: Rule(
        "alert-differs", .warning, .translations, what: "An alert or a quotation that is missing, added or of another kind.",
        why: "A warning that became a note, or plain text, doesn't warn.", example: ">[!WARNING] → >[!NOTE]"), category: .alert),
    StructureRule(
      rule: Rule(
        "list-differs", .warning, .translations, what: "A list with more or fewer items than in the source, or numbered in one of them only.",
        why: "A step that is missing makes instructions useless.", example: "a list of 3 items → a list of 2 items"), category: .list),
    StructureRule(
      rule: Rule(
        "table-differs", .warning, .translations, what: "A table with other rows and columns than in the source.",
        why: "A row that is missing is a fact that is missing.", example: "4 rows and 3 columns → 3 rows and 3 columns"), category: .table),
    StructureRule(
      rule: Rule(
        "code-differs", .warning, .translations, what: "A code block that is missing, added or changed; comments in it may be translated.",
        why: "Code that was translated doesn't work.", example: "locale: fr → langue: fr"), category: .code),
    StructureRule(
      rule: Rule(
        "paragraph-differs", .warning, .translations, what: "More or fewer paragraphs under a heading than in the source.",
        why: "A paragraph was left out, added, or joined with another.", example: "3 paragraphs → 2 paragraphs"), category: .paragraph),
  ]
}

/// A place where the blocks of a document and its translation differ.
struct StructureDifference: Sendable {
  let category: Category
  /// In the translation.
  let line: Int
  let message: String
  var part: String?
  var hint: String?
  var source: String?
  var translation: String?

  enum Category: Sendable, CaseIterable {
    case heading, anchor, alert, list, table, code, paragraph
  }
}

/// Finds translations that are far longer or shorter than others of their locale.
struct LengthRule: CheckRule {
  let settings: DocumentSettings

  let rule = Rule(
    "document-length", .warning, .translations, what: "A document that is far longer or shorter than its source.",
    why: "Something was left out, or added, that no other rule sees.", example: "5,000 characters → 2,000 characters")

  func check(_ pair: DocumentPair, into report: inout RuleReport) {
    // What is missing as a whole has been reported.
    guard pair.differences.allSatisfy({ $0.category == .anchor }) else { return }
    let source = Self.length(pair.source)
    guard source >= settings.shortestCompared else { return }
    let translation = Self.length(pair.translation)
    let percent = translation * 100 / source
    let usual = settings.length(pair.locale)
    guard !usual.contains(percent) else { return }
    report.add(
      at: pair.place(1), "The text has \(translation) characters, \(percent) % of its source's \(source) (\(pair.source.outline.file))",
      hint: "Usual are \(usual.lowerBound) % to \(usual.upperBound) %: compare paragraph by paragraph")
  }

  private static func length(_ document: DocumentPassages) -> Int { document.texts.reduce(0) { $0 + ($1?.scalars.count ?? 0) } }
}
