import AssentModel

/// A word that stands twice in a row.
struct DoubledWordRule: CheckRule {
  let settings: StringSettings
  let rule = Rule(
    "doubled-word", .warning, what: "A word follows itself.", why: "One of the two was left over from an edit.",
    example: "Suivez le le lien")

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard passage.words.count > 1, !RepeatableWords.reduplicatingLanguages.contains(passage.locale.language) else { return }
    let allowed = RepeatableWords.of(passage.locale.language)
    var found = 0
    for (word, next) in zip(passage.words, passage.words.dropFirst()) where word.folded == next.folded {
      guard word.text.unicodeScalars.allSatisfy({ !$0.isASCIIDigit }), !allowed.contains(word.folded),
        !settings.doubledWords.contains(word.folded), !isName(word, next, in: passage),
        passage.scalars[word.range.upperBound..<next.range.lowerBound].allSatisfy(\.isWhitespace)
      else { continue }
      report.add(
        at: passage.place, "'\(next.text)' stands twice in a row", part: passage.text(word.range.lowerBound..<next.range.upperBound),
        hint: "Write '\(word.text)' once, or list it under 'strings: doubled-words:' in quality.yml")
      found += 1
      if found == Self.mostFindings { return }
    }
  }

  /// Of one text.
  private static let mostFindings = 5

  /// "Duran Duran": both have a capital, and the first doesn't begin a sentence, or the source has it, too.
  private func isName(_ word: Passage.Word, _ next: Passage.Word, in passage: Passage) -> Bool {
    guard word.text.unicodeScalars.first?.isUppercaseLetter == true, next.text.unicodeScalars.first?.isUppercaseLetter == true else { return false }
    if let original = passage.original {
      return zip(original.words, original.words.dropFirst()).contains { $0.folded == word.folded && $1.folded == word.folded }
    }
    let before = passage.scalars[..<word.range.lowerBound].last { !$0.isSpace }
    return before.map { !$0.endsSentence && $0 != "\n" } ?? false
  }
}

/// Words that may well follow themselves.
enum RepeatableWords {
  static func of(_ language: String) -> Set<String> { byLanguage[language] ?? [] }

  /// Languages whose grammar doubles words.
  static let reduplicatingLanguages: Set<String> = [
    "az", "haw", "hi", "id", "jv", "kk", "ky", "mi", "ms", "su", "sw", "ta", "tl", "fil", "tr", "uz", "vi",
  ]

  private static let byLanguage: [String: Set<String>] = [
    // The boy that that man saw; he had had; what it is is; bye bye.
    "en": ["that", "had", "is", "do", "her", "bye"],
    // Nous nous, vous vous; en en parlant; ce qu’il y a a changé; ce que c’est est; faire faire.
    "fr": ["nous", "vous", "en", "a", "est", "faire", "fait"],
    // Kunt u u afmelden; dat dat; omdat het het beste is; schrijf u in in de winkel; die er zijn zijn.
    "nl": ["u", "je", "die", "dat", "het", "ze", "zij", "er", "is", "in", "zijn", "hebben", "haar"],
    "de": ["die", "der", "das", "sie", "ihr", "ihnen", "sich"],
    "es": ["nos"],
    "it": ["via", "così", "piano"],
    "pt": ["se", "nos"],
  ]
}
