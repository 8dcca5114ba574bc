import AssentLocalization
import AssentModel

/// Two source sentences with one translation.
struct TranslatedAlikeRule: TableRule {
  let about = QualityRule(
    "translated-alike", .note, .translations, what: "Two sentences of the source that differ in their words have the same translation.",
    why: "One of them was probably copied to the wrong key.",
    example: "We will send you e-mails. We won’t send you e-mails. → Nous vous enverrons des e-mails.")

  /// Labels may well coincide: "Log in" and "Sign in".
  private static let fewestWords = 4

  func check(_ table: TableText, _ report: inout RuleReport) {
    var first: [String: (entry: StringEntry, words: [String])] = [:]
    for (entry, original) in table.translations {
      let words = Passage.words(in: Array(original.message.comparedText.unicodeScalars)).map(\.folded)
      guard words.count >= Self.fewestWords else { continue }
      let text = entry.message.comparedText
      guard let other = first[text] else {
        first[text] = (entry, words)
        continue
      }
      guard other.words != words, let before = table.source.entries[other.entry.key] else { continue }
      report.add(
        about, entry, in: table, "'\(entry.key)' has the translation of '\(other.entry.key)', whose source text is another",
        part: entry.message.shownPart, hint: "Compare '\(original.message.shownText)' with '\(before.message.shownText)'")
    }
  }
}
