import AssentModel

/// The spaces that French puts before its high punctuation and inside its quotation marks.
struct FrenchSpacingRule: PassageRule {
  let about = QualityRule(
    "french-spacing", .warning, .languages(["fr"]),
    what: "The space before ; ! ? : or inside « » is missing, or isn't the no-break space that French has there (fr-CA has none before ; ! ?).",
    why: "With a plain space the sign can end up alone at the start of a line, and without one it reads as English.",
    example: "Un clic par erreur?")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    let spacing = FrenchSpacing(passage.locale)
    let scalars = passage.scalars
    for index in scalars.indices {
      switch scalars[index].value {
      case 0x21, 0x3A, 0x3B, 0x3F:
        if Self.isPunctuation(at: index, in: scalars) { checkBefore(index, spacing, passage, &report) }
      case 0xBB: if index > 0 { checkBefore(index, spacing, passage, &report) }
      case 0xAB: checkAfter(index, spacing, passage, &report)
      default: continue
      }
    }
  }

  private func checkBefore(_ index: Int, _ spacing: FrenchSpacing, _ passage: Passage, _ report: inout RuleReport) {
    let scalars = passage.scalars
    var start = index
    while start > 0, Passage.isSpace(scalars[start - 1]), scalars[start - 1] != "\n" { start -= 1 }
    guard start > 0, scalars[start - 1] != "\n" else { return }
    if scalars[index] != "»", !Self.takesSpace(after: scalars[start - 1]) { return }
    let gap = Array(scalars[start..<index])
    let sign = scalars[index]
    guard !spacing.accepts(gap, at: sign) else { return }
    let word = wordStart(before: start, in: passage)..<start
    add(passage, word.lowerBound..<index + 1, gap, passage.text(word) + spacing.expected(at: sign) + String(sign), sign, spacing, &report)
  }

  private func checkAfter(_ index: Int, _ spacing: FrenchSpacing, _ passage: Passage, _ report: inout RuleReport) {
    let scalars = passage.scalars
    var end = index + 1
    while end < scalars.count, Passage.isSpace(scalars[end]), scalars[end] != "\n" { end += 1 }
    guard end < scalars.count, scalars[end] != "\n" else { return }
    let gap = Array(scalars[(index + 1)..<end])
    guard !spacing.accepts(gap, at: "«") else { return }
    var last = end
    while last < scalars.count, last < end + 24, Passage.isLetterOrDigit(scalars[last]) { last += 1 }
    add(passage, index..<last, gap, "«" + spacing.expected(at: "«") + passage.text(end..<last), "«", spacing, &report)
  }

  private func wordStart(before end: Int, in passage: Passage) -> Int {
    var start = end
    while start > 0, end - start < 24, !Passage.isSpace(passage.scalars[start - 1]), passage.scalars[start - 1] != Passage.protected { start -= 1 }
    return start
  }

  private func add(
    _ passage: Passage, _ range: Range<Int>, _ gap: [Unicode.Scalar], _ corrected: String, _ sign: Unicode.Scalar, _ spacing: FrenchSpacing,
    _ report: inout RuleReport
  ) {
    let name = FrenchSpacing.name(of: spacing.expected(at: sign))
    let place = sign == "«" ? "after" : "before"
    let problem =
      gap.isEmpty
      ? "There is no space \(place) '\(sign)'" : "\(FrenchSpacing.name(of: gap).capitalizedFirst) stands \(place) '\(sign)'"
    report.add(
      about, in: passage, "\(problem), where '\(passage.locale)' has \(name)", part: passage.text(range), hint: "Write '\(corrected)' with \(name)")
  }

  /// Whether the sign ends something, and isn't part of an address, a time, a code or a face.
  private static func isPunctuation(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index + 1 < scalars.count else { return index > 0 }
    let next = scalars[index + 1]
    if Passage.isSpace(next) || next == Passage.protected { return index > 0 }
    switch next {
    case ")": return scalars[index] == "?" || scalars[index] == "!"
    case "»", "”", "\"", "]", "!", "?", "…", "’": return index > 0
    default: return false
    }
  }

  /// Not after an opening sign or another mark: only the first of `?!` has a space.
  private static func takesSpace(after scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "[", "{", "«", "“", "\"", "'", "!", "?", "…", ".", ",", "/", "\\", "=", "&", ":", ";", "<", "-", "—", "–", "*", "_", "|": false
    default: true
    }
  }
}
