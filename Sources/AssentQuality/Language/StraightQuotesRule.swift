import AssentModel

/// A typewriter's quotation marks in English or Dutch.
struct StraightQuotesRule: PassageRule {
  let about = QualityRule(
    "straight-quotes", .warning, .languages(["en", "nl"]),
    what: "Quotation marks are the straight ones of a typewriter.",
    why: "Printed English and Dutch have “ and ”; straight ones look like code.",
    example: "Press \"Save my choices\"")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    let scalars = passage.scalars
    var first: Int?
    var count = 0
    for index in scalars.indices where scalars[index] == "\"" {
      // 24" is a measure.
      if index > 0, Passage.isDigit(scalars[index - 1]), count % 2 == 0 { continue }
      if first == nil { first = index }
      count += 1
    }
    guard let first else { return }
    var end = first + 1
    while end < scalars.count, scalars[end] != "\"", end - first < 80 { end += 1 }
    let isClosed = end < scalars.count && scalars[end] == "\""
    let more = count > 2 ? "; there are \(count - 2) more in this text" : ""
    report.add(
      about, in: passage, "The quotation marks are straight\(more)", part: passage.text(first..<(isClosed ? end + 1 : first + 1)),
      hint: isClosed ? "Write '“\(passage.text(first + 1..<end))”'" : "Write “ or ”")
  }
}
