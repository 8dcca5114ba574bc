import AssentModel

/// A typewriter's apostrophe where the typographic one belongs.
struct StraightApostropheRule: CheckRule {
  let rule = Rule(
    "straight-apostrophe", .warning, .languages(["fr", "nl", "en"]),
    what: "An apostrophe is the straight one of a typewriter, or another sign that only looks like one.",
    why: "Printed French, Dutch and English have ’; mixed forms on a page look like a mistake, and a search finds only half of them.",
    example: "Profitez de l'offre")

  func check(_ passage: Passage, into report: inout RuleReport) {
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
      at: passage.place, "The apostrophe in '\(passage.text(chunk))' is not the typographic one\(more)", part: passage.text(chunk),
      hint: "Write '\(corrected)' with U+2019")
  }

  /// Without the punctuation around the word.
  private func trimmed(_ chunk: Range<Int>, in passage: Passage, around index: Int) -> Range<Int> {
    var start = chunk.lowerBound
    var end = chunk.upperBound
    while start < index, !passage.scalars[start].isLetterOrDigit { start += 1 }
    while end > index + 1, !passage.scalars[end - 1].isLetterOrDigit { end -= 1 }
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
    return scalars[index].isLetterOrDigit && !scalars[index].isASCIIDigit
  }

  private static func isDigit(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    scalars.indices.contains(index) && scalars[index].isASCIIDigit
  }
}

/// A typewriter's quotation marks in English or Dutch.
struct StraightQuotesRule: CheckRule {
  let rule = Rule(
    "straight-quotes", .warning, .languages(["en", "nl"]),
    what: "Quotation marks are the straight ones of a typewriter.",
    why: "Printed English and Dutch have “ and ”; straight ones look like code.",
    example: "Press \"Save my choices\"")

  func check(_ passage: Passage, into report: inout RuleReport) {
    let scalars = passage.scalars
    var first: Int?
    var count = 0
    for index in scalars.indices where scalars[index] == "\"" {
      // 24" is a measure.
      if index > 0, scalars[index - 1].isASCIIDigit, count % 2 == 0 { continue }
      if first == nil { first = index }
      count += 1
    }
    guard let first else { return }
    var end = first + 1
    while end < scalars.count, scalars[end] != "\"", end - first < 80 { end += 1 }
    let isClosed = end < scalars.count && scalars[end] == "\""
    let more = count > 2 ? "; there are \(count - 2) more in this text" : ""
    report.add(
      at: passage.place, "The quotation marks are straight\(more)", part: passage.text(first..<(isClosed ? end + 1 : first + 1)),
      hint: isClosed ? "Write '“\(passage.text(first + 1..<end))”'" : "Write “ or ”")
  }
}

/// Two hyphens for a dash.
struct DoubleHyphenRule: CheckRule {
  let rule = Rule(
    "double-hyphen", .warning, .languages(["fr", "nl", "en"]),
    what: "Two hyphens stand for a dash.",
    why: "A typewriter has no dash, a page has.",
    example: "Our lamps -- and yours")

  func check(_ passage: Passage, into report: inout RuleReport) {
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
      let isSpaced = scalars[start - 1].isWhitespace && scalars[index].isWhitespace
      let isBetweenLetters = scalars[start - 1].isLetterOrDigit && scalars[index].isLetterOrDigit
      guard isSpaced || isBetweenLetters else { continue }
      let before = passage.chunk(around: isSpaced ? max(0, start - 2) : start - 1)
      report.add(
        at: passage.place, "Hyphens stand for a dash", part: passage.text(min(before.lowerBound, start)..<index),
        hint: "Write – (U+2013) with spaces, or — (U+2014)")
    }
  }
}

/// Three full stops for an ellipsis, and dots after etc.
struct ThreeDotsRule: CheckRule {
  let rule = Rule(
    "three-dots", .note, .languages(["fr", "nl", "en"]),
    what: "Three full stops stand for an ellipsis, or dots follow etc.",
    why: "The ellipsis … is one sign, which is read out as one and never torn apart; etc. says it already.",
    example: "Et bien plus...")

  func check(_ passage: Passage, into report: inout RuleReport) {
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
        && (start == 3 || !scalars[start - 4].isLetterOrDigit)
      if isAfterEtc, isEllipsis || index - start > 1 {
        report.add(at: passage.place, "'etc.' is followed by dots", part: passage.text(start - 3..<index), hint: "Write 'etc.'")
      } else if !isEllipsis, index - start == 3 {
        // Not in a path or a range: "../", "1...5".
        guard index == scalars.count || !scalars[index].isASCIIDigit && scalars[index] != "/" else { continue }
        let chunk = passage.chunk(around: start)
        let part = passage.text(max(chunk.lowerBound, start - 24)..<index)
        report.add(
          at: passage.place, "Three full stops stand for an ellipsis", part: part, hint: "Write '\(part.dropLast(3))…' with U+2026")
      }
    }
  }
}
