import AssentModel

/// Months and days with a capital, as English has them.
struct MonthCapitalRule: PassageRule {
  let about = QualityRule(
    "month-capital", .warning, .languages(["fr", "nl"]),
    what: "A month or a day of the week has a capital within a sentence, beside a number.",
    why: "French and Dutch write them small; the capital is English.",
    example: "Jusqu’au 15 Janvier")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    let words = passage.words
    let isFrench = passage.locale.language == "fr"
    let months = isFrench ? MonthNames.french : MonthNames.dutch
    let days = isFrench ? MonthNames.frenchDays : MonthNames.dutchDays
    for index in words.indices where passage.isCapitalized(wordAt: index) {
      let word = words[index]
      let isMonth = months.contains(word.folded)
      guard isMonth || days.contains(word.folded), !word.isInCapitals, !passage.beginsSentence(word) else { continue }
      let isAfterDay = isMonth && index > 0 && Self.isDay(words[index - 1]) && passage.isSpaceOnly(between: words[index - 1], and: word)
      let isBeforeNumber = index + 1 < words.count && words[index + 1].isNumber && passage.isSpaceOnly(between: word, and: words[index + 1])
      guard isAfterDay || isBeforeNumber else { continue }
      report.add(
        about, in: passage, "'\(word.text)' has a capital within the sentence", part: word.text, hint: "Write '\(word.folded)'")
    }
  }

  private static func isDay(_ word: Passage.Word) -> Bool {
    word.folded == "1er" || word.isNumber && (1...31).contains(Int(word.folded) ?? 0)
  }
}
