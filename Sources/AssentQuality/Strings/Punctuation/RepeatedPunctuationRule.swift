import AssentModel

/// A comma, semicolon or stop that stands twice.
struct RepeatedPunctuationRule: PassageRule {
  let about = QualityRule(
    "repeated-punctuation", .warning, what: "A comma, semicolon or full stop stands twice, or two of them follow each other.",
    why: "One was left over from an edit or from a text that was joined.", example: "Nothing else to do..")

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", ".", "\u{3002}", "\u{FF0C}", "\u{3001}": true
    default: false
    }
  }

  func check(_ passage: Passage, _ report: inout RuleReport) {
    var index = 0
    while index < passage.scalars.count {
      guard Self.isSign(passage.scalars[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < passage.scalars.count, Self.isSign(passage.scalars[index]) { index += 1 }
      guard isMistake(passage.scalars[start..<index], before: passage.scalar(start - 1), after: passage.scalar(index)) else { continue }
      let signs = passage.text(start..<index)
      report.add(
        about, in: passage, "'\(signs)' is one punctuation mark too many", part: passage.ending(at: index),
        hint: passage.scalars[start..<index].allSatisfy { $0 == "." } ? "Write one stop, or an ellipsis (…)" : "Keep one of them")
    }
  }

  private func isMistake(_ signs: ArraySlice<Unicode.Scalar>, before: Unicode.Scalar?, after: Unicode.Scalar?) -> Bool {
    guard signs.count > 1, let first = signs.first, let second = signs.dropFirst().first else { return false }
    // "etc.," is right; three dots or more are an ellipsis; two begin a path.
    if first == ".", second != "." { return second == ";" ? false : second != "," }
    if signs.allSatisfy({ $0 == "." }) { return signs.count == 2 && before?.isLetterOrDigit == true && after.map { $0.isWhitespace } ?? true }
    return !(signs.dropFirst().allSatisfy { $0 == "." } && signs.count >= 4)
  }
}
