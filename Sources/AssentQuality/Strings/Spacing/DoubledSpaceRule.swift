import AssentModel

/// Two spaces in a row.
struct DoubledSpaceRule: PassageRule {
  let about = QualityRule(
    "doubled-space", .warning, what: "Two spaces follow each other.", why: "One of them was left over; next to a no-break space the gap shows.",
    example: "Stop  all messages")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    let scalars = passage.scalars
    var wasSpace = false
    var hasText = false
    for (index, scalar) in scalars.enumerated() {
      guard scalar.isSpace else {
        wasSpace = false
        hasText = hasText && !scalar.isLineBreakOrTab || !scalar.isWhitespace
        continue
      }
      if wasSpace, hasText {
        // Space at the end of a line or of the text is none between words.
        guard let end = scalars[index...].firstIndex(where: { !$0.isSpace }) else { return }
        guard !scalars[end].isLineBreakOrTab else {
          hasText = false
          continue
        }
        let start = scalars[..<index].lastIndex { !$0.isSpace }.map { $0 + 1 } ?? 0
        let before = scalars[..<start].reversed().prefix { $0.isLetterOrDigit }.prefix(24).count
        let after = scalars[end...].prefix { $0.isLetterOrDigit }.prefix(24).count
        report.add(
          about, in: passage, "There are \(end - start) spaces in a row", part: passage.text(start - before..<end + after),
          hint: "Write '\(passage.text(start - before..<start)) \(passage.text(end..<end + after))' with one")
        return
      }
      wasSpace = true
    }
  }
}
