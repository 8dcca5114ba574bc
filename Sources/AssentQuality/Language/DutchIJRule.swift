import AssentModel

/// IJ at the start of a word.
struct DutchIJRule: PassageRule {
  let about = QualityRule(
    "dutch-ij", .warning, .languages(["nl"]),
    what: "A word that begins with ij has only the i as a capital.",
    why: "IJ is one letter of Dutch: both halves are capitals.",
    example: "Ijskoud genieten")

  private static let third: Set<Unicode.Scalar> = ["s", "z", "d", "v", "k", "l", "m", "b", "t", "p", "f"]

  func check(_ passage: Passage, _ report: inout RuleReport) {
    for word in passage.words {
      let scalars = passage.scalars[word.range]
      guard scalars.count > 2, scalars.first == "I", scalars[scalars.startIndex + 1] == "j", Self.third.contains(scalars[scalars.startIndex + 2])
      else { continue }
      report.add(about, in: passage, "'\(word.text)' has half a capital", part: word.text, hint: "Write 'IJ\(word.text.dropFirst(2))'")
    }
  }
}
