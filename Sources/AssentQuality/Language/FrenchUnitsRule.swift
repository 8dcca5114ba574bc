import AssentModel

/// A no-break space between a number and %, € or $.
struct FrenchUnitsRule: PassageRule {
  let about = QualityRule(
    "french-units", .warning, .languages(["fr"]),
    what: "The no-break space between a number and % or a currency is missing, or the currency stands in front.",
    why: "French writes 50 % and 20 €, and neither may be torn apart at the end of a line.",
    example: "-20% sur les lampes")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    let scalars = passage.scalars
    for index in scalars.indices {
      guard Self.isUnit(scalars[index]) else { continue }
      var start = index
      while start > 0, Passage.isSpace(scalars[start - 1]) { start -= 1 }
      let isAfterNumber = start > 0 && (Passage.isDigit(scalars[start - 1]) || scalars[start - 1] == Passage.protected)
      if isAfterNumber {
        let gap = scalars[start..<index]
        if gap.count == 1, let space = gap.first, space.value == 0xA0 || space.value == 0x202F { continue }
        // "%s" and the like are no percentages.
        if index + 1 < scalars.count, Passage.isLetterOrDigit(scalars[index + 1]) { continue }
        let number = numberStart(before: start, in: scalars)..<start
        report.add(
          about, in: passage, "\(FrenchSpacing.name(of: Array(gap)).capitalizedFirst) stands between the number and '\(scalars[index])'",
          part: passage.text(number.lowerBound..<index + 1),
          hint: "Write '\(passage.text(number))\u{A0}\(scalars[index])' with a no-break space (U+00A0 or U+202F)")
      } else if scalars[index] != "%", index + 1 < scalars.count, Passage.isDigit(scalars[index + 1]) {
        var end = index + 1
        while end < scalars.count, Passage.isDigit(scalars[end]) || scalars[end] == "," || scalars[end] == "." { end += 1 }
        while end > index + 1, !Passage.isDigit(scalars[end - 1]) { end -= 1 }
        report.add(
          about, in: passage, "'\(scalars[index])' stands in front of its amount", part: passage.text(index..<end),
          hint: "Write '\(passage.text(index + 1..<end))\u{A0}\(scalars[index])' with a no-break space (U+00A0 or U+202F)")
      }
    }
  }

  private static func isUnit(_ scalar: Unicode.Scalar) -> Bool { scalar == "%" || scalar == "€" || scalar == "$" }

  private func numberStart(before end: Int, in scalars: [Unicode.Scalar]) -> Int {
    var start = end
    while start > 0, Passage.isDigit(scalars[start - 1]) || scalars[start - 1] == "," || scalars[start - 1] == "." { start -= 1 }
    return start
  }
}
