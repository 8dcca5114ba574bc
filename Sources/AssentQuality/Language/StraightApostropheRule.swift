import AssentModel

/// A typewriter's apostrophe where the typographic one belongs.
struct StraightApostropheRule: PassageRule {
  let about = QualityRule(
    "straight-apostrophe", .warning, .languages(["fr", "nl", "en"]),
    what: "An apostrophe is the straight one of a typewriter, or another sign that only looks like one.",
    why: "Printed French, Dutch and English have ’; mixed forms on a page look like a mistake, and a search finds only half of them.",
    example: "Profitez de l'offre")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    let scalars = passage.scalars
    var first: Int?
    var count = 0
    for index in scalars.indices where Self.isWrong(at: index, in: scalars, locale: passage.locale) {
      if first == nil { first = index }
      count += 1
    }
    guard let first else { return }
    let chunk = trimmed(passage.chunk(around: first), in: passage, around: first)
    var corrected = ""
    for index in chunk {
      corrected.unicodeScalars.append(Self.isWrong(at: index, in: scalars, locale: passage.locale) ? "\u{2019}" : scalars[index])
    }
    let more = count > 1 ? "; there are \(count - 1) more in this text" : ""
    report.add(
      about, in: passage, "The apostrophe in '\(passage.text(chunk))' is not the typographic one\(more)", part: passage.text(chunk),
      hint: "Write '\(corrected)' with U+2019")
  }

  /// Without the punctuation around the word.
  private func trimmed(_ chunk: Range<Int>, in passage: Passage, around index: Int) -> Range<Int> {
    var start = chunk.lowerBound
    var end = chunk.upperBound
    while start < index, !Passage.isLetterOrDigit(passage.scalars[start]) { start += 1 }
    while end > index + 1, !Passage.isLetterOrDigit(passage.scalars[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isWrong(at index: Int, in scalars: [Unicode.Scalar], locale: LocaleTag) -> Bool {
    switch scalars[index].value {
    case 0x27:
      // 5' is a measure.
      return isLetter(at: index - 1, in: scalars) || isLetter(at: index + 1, in: scalars) && !isDigit(at: index - 1, in: scalars)
    case 0x60, 0xB4, 0x2BC, 0x2032:
      return isLetter(at: index - 1, in: scalars) && isLetter(at: index + 1, in: scalars)
    case 0x2018:
      if isLetter(at: index - 1, in: scalars), isLetter(at: index + 1, in: scalars) { return true }
      return locale.language == "nl" && isDutchContraction(at: index, in: scalars)
    default:
      return false
    }
  }

  /// ‘s avonds, ‘t: word processors turn the apostrophe around.
  private static func isDutchContraction(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index + 2 < scalars.count, scalars[index + 2] == " " else { return false }
    return scalars[index + 1] == "s" || scalars[index + 1] == "t" || scalars[index + 1] == "n"
  }

  private static func isLetter(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard scalars.indices.contains(index) else { return false }
    return Passage.isLetterOrDigit(scalars[index]) && !Passage.isDigit(scalars[index])
  }

  private static func isDigit(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    scalars.indices.contains(index) && Passage.isDigit(scalars[index])
  }
}
