import AssentModel

/// Line breaks and tabs in a string.
struct LineBreakRule: PassageRule {
  let about = QualityRule(
    "line-break", .warning, what: "A string has a line break or a tab.", why: "A page shows a space in its place, and exchange formats may drop it.",
    example: "\"Stop\\nall messages\"")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    guard passage.isString, let index = passage.scalars.firstIndex(where: \.isLineBreakOrTab) else { return }
    let kind = passage.scalars[index] == "\t" ? "a tab" : "a line break"
    let start = passage.scalars[..<index].reversed().prefix { !$0.isWhitespace && $0 != Passage.protected }.prefix(24).count
    let part = start > 0 ? passage.text(index - start..<index) : nil
    report.add(
      about, in: passage, "'\(passage.subject)' has \(kind) in its text", part: part,
      hint: "Put a space there; in YAML, '>-' instead of '|' joins lines. What is several paragraphs belongs in a document")
  }
}
