import AssentModel

/// Mr, the English abbreviation of monsieur.
struct FrenchTitleRule: PassageRule {
  let about = QualityRule(
    "french-title", .warning, .languages(["fr"]),
    what: "Monsieur is shortened as in English: Mr.",
    why: "French has M. for monsieur; Mr is mister.",
    example: "Bonjour Mr Dupont")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    for (index, word) in passage.words.enumerated() where word.range.count == 2 && (word.text == "Mr" || word.text == "MR") {
      guard index + 1 < passage.words.count else { continue }
      let next = passage.words[index + 1]
      guard next.isCapitalized, next.range.lowerBound - word.range.upperBound <= 2 else { continue }
      report.add(
        about, in: passage, "'\(word.text)' is the English abbreviation of a title",
        part: passage.text(word.range.lowerBound..<next.range.upperBound),
        hint: "Write 'M.\u{A0}\(next.text)'")
    }
  }
}
