internal import AssentSpelling
internal import AssentYAML

/// Reports unknown words.
///
/// It goes over a locale as a whole, so that the words that get suggestions are the first ones of its files in every run.
struct SpellingRule: LocaleRule {
  let about = SpellingRules.spelling
  let check: SpellingCheck

  func check(_ text: LocaleText, _ report: inout RuleReport) {
    guard let checker = check.checker(for: text.locale) else { return }
    var spelling = PassageSpelling(checker, checksCapitals: check.settings.checksCapitals)
    var suggested: [ExactText: [String]] = [:]
    for passage in text.passages {
      for word in spelling.unknownWords(in: passage) {
        let key = ExactText(word.text)
        if suggested[key] == nil, suggested.count < check.settings.wordsWithSuggestions {
          suggested[key] = suggestions(for: word, from: checker.dictionary)
        }
        report.add(
          about, in: passage, "'\(word.text)' is in no dictionary of \(text.locale)", part: word.text,
          hint: hint(suggested[key] ?? [], list: "Locales/\(text.locale)/words.txt"))
      }
    }
  }

  /// Those that are near: Hunspell's far ones are guesses by sound.
  private func suggestions(for word: UnknownWord, from dictionary: SpellingDictionary) -> [String] {
    guard check.settings.suggestions > 0 else { return [] }
    let near = dictionary.suggestions(for: word.text).filter { Spelling.nearest(to: word.text, among: [$0]) != nil }
    return Array(near.prefix(check.settings.suggestions))
  }

  private func hint(_ suggestions: [String], list: String) -> String {
    guard let last = suggestions.last else { return "If it is right, add it to \(list)" }
    let others = suggestions.dropLast().map { "'\($0)'" }.joined(separator: ", ")
    return "Did you mean \(others.isEmpty ? "" : "\(others) or ")'\(last)'? If it is right as it stands, add it to \(list)"
  }
}
