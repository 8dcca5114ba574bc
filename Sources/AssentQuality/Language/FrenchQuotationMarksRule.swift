import AssentModel

/// English or straight quotation marks in French.
struct FrenchQuotationMarksRule: PassageRule {
  let about = QualityRule(
    "french-quotation-marks", .warning, .languages(["fr"]),
    what: "Quotation marks are English (“ ”) or straight; inside « » the English ones are right.",
    why: "French quotes with guillemets.",
    example: "Cochez “Tous les canaux”")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    let scalars = passage.scalars
    var depth = 0
    var index = 0
    while index < scalars.count {
      defer { index += 1 }
      switch scalars[index].value {
      case 0xAB: depth += 1
      case 0xBB: depth = max(0, depth - 1)
      case 0x22, 0x201C, 0x201D, 0x201E:
        if scalars[index] == "\"", index > 0, Passage.isDigit(scalars[index - 1]) { continue }
        if scalars[index] != "\"", depth > 0 { continue }
        let end = Self.end(from: index, in: scalars)
        let quoted = passage.text(index + 1..<max(index + 1, end - 1))
        let space = FrenchSpacing(passage.locale).expected(at: "«")
        report.add(
          about, in: passage, "'\(scalars[index])' is no quotation mark of French", part: passage.text(index..<end),
          hint: quoted.isEmpty ? "Write « and »" : "Write '«\(space)\(quoted)\(space)»'")
        index = end - 1
      default: break
      }
    }
  }

  /// Behind the closing mark; behind the mark itself when none closes it.
  private static func end(from index: Int, in scalars: [Unicode.Scalar]) -> Int {
    var end = index + 1
    while end < scalars.count, end - index < 80 {
      if scalars[end] == "\"" || scalars[end] == "”" || scalars[end] == "“" { return end + 1 }
      end += 1
    }
    return index + 1
  }
}
