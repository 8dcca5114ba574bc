import AssentModel

/// Space on the wrong side of a punctuation mark.
struct PunctuationSpaceRule: CheckRule {
  let rule = Rule(
    "punctuation-space", .warning,
    what: "A space stands in front of a comma or stop, or none behind it; outside of French, also in front of `; : ! ?`.",
    why: "The mark can end up alone at the start of a line, and two words read as one.", example: "Choose , then save.Done")

  /// Of one text.
  private static let mostFindings = 5
  /// Languages with a space in front of `; : ! ?`.
  private static let spacedLanguages: Set<String> = ["fr", "br"]

  func check(_ passage: Passage, into report: inout RuleReport) {
    let isSpaced = Self.spacedLanguages.contains(passage.locale.language)
    var found = 0
    for (index, scalar) in passage.scalars.enumerated() where found < Self.mostFindings {
      switch scalar {
      case ",", ".": break
      case ";", ":", "!", "?": if isSpaced { continue }
      default: continue
      }
      if index > 1, passage.scalars[index - 1].isSpace, isEnd(passage.scalar(index + 1)), isEnded(passage.scalars[index - 2]) {
        let start = index - 1 - passage.scalars[..<(index - 1)].reversed().prefix { $0.isLetterOrDigit }.prefix(24).count
        let word = passage.text(start..<index - 1)
        report.add(
          at: passage.place, "There is a space in front of '\(scalar)'", part: passage.text(start..<index + 1),
          hint: "Write '\(word)\(scalar)' without it")
        found += 1
      } else if lacksSpace(index, passage) {
        let start = index - passage.scalars[..<index].reversed().prefix { $0.isLetterOrDigit }.prefix(24).count
        let end = index + 1 + passage.scalars[(index + 1)...].prefix { $0.isLetterOrDigit }.prefix(24).count
        report.add(
          at: passage.place, "There is no space behind '\(scalar)'", part: passage.text(start..<end),
          hint: "Write '\(passage.text(start..<index))\(scalar) \(passage.text(index + 1..<end))'")
        found += 1
      }
    }
  }

  /// Text, but no opening quotation mark, behind which a punctuation mark is quoted: « . ».
  private func isEnded(_ before: Unicode.Scalar) -> Bool {
    before.isLetterOrDigit || before == Passage.objectSign || [")", "]", "\u{BB}", "\u{201D}", "\u{2019}", "%"].contains(before)
  }

  /// Not the first of three dots, nor the first sign of `.com` or `:-)`.
  private func isEnd(_ next: Unicode.Scalar?) -> Bool { next.map { $0.isWhitespace || $0 == "\u{201D}" || $0 == "\u{BB}" } ?? true }

  /// `org.example.Assent.Page`: more than one stop inside of a run.
  private func isName(_ index: Int, _ passage: Passage) -> Bool {
    let before = passage.scalars[..<index].reversed().prefix(60).prefix { !$0.isWhitespace }
    let after = passage.scalars[(index + 1)...].prefix(60).prefix { $0.isLetterOrDigit || $0 == "." }
    return before.contains(".") || after.dropLast().contains(".")
  }

  /// `[installed,removable]`, `--sort=name,size`, and what the source writes in the same way.
  private func isInCode(_ index: Int, _ passage: Passage) -> Bool {
    let before = passage.scalars[..<index].reversed().prefix(60).prefix { !$0.isWhitespace }
    if before.contains(where: { $0 == "[" || $0 == "{" || $0 == "=" || $0 == "<" }) { return true }
    guard let source = passage.original?.scalars else { return false }
    return source.indices.dropFirst().dropLast().contains { source[$0] == "," && source[$0 - 1].isLetter && source[$0 + 1].isLetter }
  }

  /// `oui,non` and `fini.Ensuite`, but no decimals, no addresses, no `Node.js`, no `e.g.`.
  private func lacksSpace(_ index: Int, _ passage: Passage) -> Bool {
    guard index > 1, let before = passage.scalar(index - 1), let next = passage.scalar(index + 1), before.isLetter, next.isLetter else {
      return false
    }
    switch passage.scalars[index] {
    case ",":
      guard passage.scalars[index - 2].isLetter, passage.scalar(index + 2)?.isLetter == true else { return false }
      return !isInCode(index, passage) && !LinksInText.isInAddress(index, passage.scalars)
    case ".":
      guard before.isLowercaseLetter, passage.scalars[index - 2].isLowercaseLetter, next.isUppercaseLetter,
        passage.scalar(index + 2)?.isLowercaseLetter == true || passage.scalar(index + 2)?.isWhitespace == true
      else { return false }
      return !isName(index, passage) && !LinksInText.isInAddress(index, passage.scalars)
    default: return false
    }
  }
}

/// A comma, semicolon or stop that stands twice.
struct RepeatedPunctuationRule: CheckRule {
  let rule = Rule(
    "repeated-punctuation", .warning, what: "A comma, semicolon or full stop stands twice, or two of them follow each other.",
    why: "One was left over from an edit or from a text that was joined.", example: "Nothing else to do..")

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", ".", "\u{3002}", "\u{FF0C}", "\u{3001}": true
    default: false
    }
  }

  func check(_ passage: Passage, into report: inout RuleReport) {
    var index = 0
    while index < passage.scalars.count {
      guard Self.isSign(passage.scalars[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < passage.scalars.count, Self.isSign(passage.scalars[index]) { index += 1 }
      guard isMistake(passage.scalars[start..<index], before: passage.scalar(start - 1), after: passage.scalar(index)) else { continue }
      let signs = passage.text(start..<index)
      report.add(
        at: passage.place, "'\(signs)' is one punctuation mark too many", part: passage.ending(at: index),
        hint: passage.scalars[start..<index].allSatisfy { $0 == "." } ? "Write one stop, or an ellipsis (…)" : "Keep one of them")
    }
  }

  private func isMistake(_ signs: ArraySlice<Unicode.Scalar>, before: Unicode.Scalar?, after: Unicode.Scalar?) -> Bool {
    guard signs.count > 1, let first = signs.first, let second = signs.dropFirst().first else { return false }
    // "etc.," is right; three dots or more are an ellipsis; two begin a path.
    if first == ".", second != "." { return second == ";" ? false : second != "," }
    if signs.allSatisfy({ $0 == "." }) { return signs.count == 2 && before?.isLetterOrDigit == true && after.map { $0.isWhitespace } ?? true }
    return !(signs.dropFirst().allSatisfy { $0 == "." } && signs.count >= 4)
  }
}
