import AssentModel

/// Space at either end of a text.
struct EdgeSpaceRule: PassageRule {
  let about = QualityRule(
    "edge-space", .warning, what: "The text begins or ends with a space.", why: "It was left over, or holds together what a template should.",
    example: "\"Unsubscribe \"")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    guard let first = passage.scalars.first, let last = passage.scalars.last, first.isSpace || last.isSpace,
      !passage.scalars.allSatisfy(\.isWhitespace)
    else { return }
    let trimmed = passage.text.unicodeScalars.reversed().drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
    var corrected = String.UnicodeScalarView()
    corrected.append(contentsOf: trimmed)
    let hint = trimmed.contains(Passage.protected) ? "Remove it" : "Write '\(String(corrected))'"
    if first.isSpace { report.add(about, in: passage, "The text begins with a space", part: Self.start(passage), hint: hint) }
    if last.isSpace {
      report.add(about, in: passage, "The text ends with a space", part: passage.ending(at: passage.scalars.count), hint: hint)
    }
  }

  private static func start(_ passage: Passage) -> String {
    let spaces = passage.scalars.prefix(while: \.isWhitespace).count
    let word = passage.scalars[spaces...].prefix { !$0.isWhitespace && $0 != Passage.protected }.prefix(32).count
    return passage.text(0..<spaces + word)
  }
}
