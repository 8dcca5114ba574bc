import AssentModel

/// Three full stops for an ellipsis, and dots after etc.
struct ThreeDotsRule: PassageRule {
  let about = QualityRule(
    "three-dots", .note, .languages(["fr", "nl", "en"]),
    what: "Three full stops stand for an ellipsis, or dots follow etc.",
    why: "The ellipsis … is one sign, which is read out as one and never torn apart; etc. says it already.",
    example: "Et bien plus...")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    let scalars = passage.scalars
    var index = 0
    while index < scalars.count {
      let start = index
      index += 1
      let isEllipsis = scalars[start] == "…"
      guard isEllipsis || scalars[start] == "." else { continue }
      while index < scalars.count, scalars[index] == "." { index += 1 }
      let isAfterEtc =
        start >= 3 && scalars[start - 3].properties.lowercaseMapping == "e" && scalars[start - 2] == "t" && scalars[start - 1] == "c"
        && (start == 3 || !Passage.isLetterOrDigit(scalars[start - 4]))
      if isAfterEtc, isEllipsis || index - start > 1 {
        report.add(about, in: passage, "'etc.' is followed by dots", part: passage.text(start - 3..<index), hint: "Write 'etc.'")
      } else if !isEllipsis, index - start == 3 {
        // Not in a path or a range: "../", "1...5".
        guard index == scalars.count || !Passage.isDigit(scalars[index]) && scalars[index] != "/" else { continue }
        let chunk = passage.chunk(around: start)
        let part = passage.text(max(chunk.lowerBound, start - 24)..<index)
        report.add(
          about, in: passage, "Three full stops stand for an ellipsis", part: part, hint: "Write '\(part.dropLast(3))…' with U+2026")
      }
    }
  }
}
