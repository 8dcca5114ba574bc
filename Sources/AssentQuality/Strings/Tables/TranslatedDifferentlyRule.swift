import AssentLocalization
import AssentModel

/// One source text with two translations.
struct TranslatedDifferentlyRule: TableRule {
  let about = QualityRule(
    "translated-differently", .note, .translations,
    what: "Two strings have the same source text, note and length, and are translated differently.",
    why: "Readers take two names for two things.", example: "Save, Save → Enregistrer, Sauvegarder")

  /// What makes two source texts the same for a translator.
  private struct Task: Hashable {
    let text: String
    let note: String?
    let maximum: Int?
  }

  func check(_ table: TableText, _ report: inout RuleReport) {
    var first: [Task: StringEntry] = [:]
    for (entry, original) in table.translations {
      let task = Task(text: original.message.comparedText, note: original.note, maximum: original.maximumLength)
      guard let other = first[task] else {
        first[task] = entry
        continue
      }
      guard other.message.comparedText != entry.message.comparedText else { continue }
      report.add(
        about, entry, in: table, "'\(entry.key)' and '\(other.key)' have the same source text, '\(original.message.shownText)', and two translations",
        part: entry.message.shownPart, hint: "Write '\(other.message.shownText)' here, too, or give the two notes that tell them apart in the source")
    }
  }
}

extension Message {
  /// The text with placeholders, plural categories a line each.
  var comparedText: String {
    switch self {
    case .plain(let pattern): pattern.description
    case .plural(let patterns):
      PluralCategory.allCases.compactMap { category in patterns[category].map { "\(category.rawValue): \($0)" } }.joined(separator: "\n")
    }
  }

  /// The text as it stands in the file, unless it is a plural.
  var shownPart: String? { if case .plain(let pattern) = self { pattern.description } else { nil } }
}
