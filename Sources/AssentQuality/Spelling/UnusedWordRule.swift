internal import AssentModel

/// Reports the entries of a word list that no text has.
struct UnusedWordRule: LocaleRule {
  let about = SpellingRules.unusedWord
  let check: SpellingCheck

  func check(_ text: LocaleText, _ report: inout RuleReport) {
    guard let list = check.list(of: text.locale), !list.entries.isEmpty, let checker = check.checker(for: text.locale) else { return }
    var spelling = PassageSpelling(checker, checksCapitals: check.settings.checksCapitals)
    for passage in text.passages { _ = spelling.unknownWords(in: passage) }
    for entry in list.entries where !spelling.usedLines.contains(entry.line) {
      report.add(
        about, at: SourceLocation(list.file, line: entry.line), locale: text.locale, subject: nil, "No text has '\(entry.word)' any more",
        part: entry.word, hint: "Remove the line")
    }
  }
}
