import AssentLocalization
import AssentModel

/// A translation that equals its source.
struct UnchangedStringRule: TableRule {
  let settings: StringSettings
  let about = QualityRule(
    "unchanged-string", .warning, .translations,
    what: "The translation is the source text, and its words aren't known to be the same in both languages.",
    why: "It was copied and never translated.", example: "Save my choices → Save my choices")

  func check(_ table: TableText, _ report: inout RuleReport) {
    guard table.locale.language != table.source.locale.language else { return }
    let allowed = SharedWords.of(table.locale.language)
    for (entry, original) in table.translations where !settings.unchanged.contains(entry.key.text) {
      for (category, pattern, location) in entry.patterns {
        let source = original.patterns.first { $0.category == category } ?? original.patterns.last
        guard let source, pattern == source.pattern else { continue }
        let text = pattern.maskedText
        guard needsTranslation(text, allowed) else { continue }
        report.add(
          about, at: location, locale: table.locale, subject: .string(entry.key),
          "'\(entry.key)' is not translated: it says '\(pattern)' as the source does",
          part: pattern.description, hint: "Translate it, or list its words or its key under 'strings: unchanged:' in quality.yml", source: text,
          translation: text)
      }
    }
  }

  private func needsTranslation(_ text: String, _ allowed: Set<String>) -> Bool {
    guard !settings.unchanged.contains(text) else { return false }
    let words = Passage.words(in: Array(text.unicodeScalars))
    return words.contains { word in
      guard word.text.unicodeScalars.contains(where: \.isLetter), !Acronym.isAcronym(word.text) else { return false }
      return !allowed.contains(word.folded) && !settings.unchanged.contains(word.text) && !settings.unchangedWords.contains(word.folded)
    }
  }
}
