import AssentModel

/// Two hyphens for a dash.
struct DoubleHyphenRule: PassageRule {
  let about = QualityRule(
    "double-hyphen", .warning, .languages(["fr", "nl", "en"]),
    what: "Two hyphens stand for a dash.",
    why: "A typewriter has no dash, a page has.",
    example: "Our lamps -- and yours")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    let scalars = passage.scalars
    var index = 0
    while index + 1 < scalars.count {
      guard scalars[index] == "-", scalars[index + 1] == "-" else {
        index += 1
        continue
      }
      let start = index
      while index < scalars.count, scalars[index] == "-" { index += 1 }
      // An option such as --site has a space on one side only.
      guard index - start <= 3, start > 0, index < scalars.count else { continue }
      let isSpaced = Passage.isSpace(scalars[start - 1]) && Passage.isSpace(scalars[index])
      let isBetweenLetters = Passage.isLetterOrDigit(scalars[start - 1]) && Passage.isLetterOrDigit(scalars[index])
      guard isSpaced || isBetweenLetters else { continue }
      let before = passage.chunk(around: isSpaced ? max(0, start - 2) : start - 1)
      report.add(
        about, in: passage, "Hyphens stand for a dash", part: passage.text(min(before.lowerBound, start)..<index),
        hint: "Write – (U+2013) with spaces, or — (U+2014)")
    }
  }
}
