import AssentModel

/// English or straight quotation marks in French.
struct FrenchQuotationMarksRule: CheckRule {
  let rule = Rule(
    "french-quotation-marks", .warning, .languages(["fr"]),
    what: "Quotation marks are English (“ ”) or straight; inside « » the English ones are right.",
    why: "French quotes with guillemets.",
    example: "Cochez “Tous les canaux”")

  func check(_ passage: Passage, into report: inout RuleReport) {
    let scalars = passage.scalars
    var depth = 0
    var index = 0
    while index < scalars.count {
      defer { index += 1 }
      switch scalars[index].value {
      case 0xAB: depth += 1
      case 0xBB: depth = max(0, depth - 1)
      case 0x22, 0x201C, 0x201D, 0x201E:
        if scalars[index] == "\"", index > 0, scalars[index - 1].isASCIIDigit { continue }
        if scalars[index] != "\"", depth > 0 { continue }
        let end = Self.end(from: index, in: scalars)
        let quoted = passage.text(index + 1..<max(index + 1, end - 1))
        let space = FrenchSpacing(passage.locale).expected(at: "«")
        report.add(
          at: passage.place, "'\(scalars[index])' is no quotation mark of French", part: passage.text(index..<end),
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

/// Ordinals that French shortens otherwise: 1er, 1re, 2e.
struct FrenchOrdinalsRule: CheckRule {
  let rule = Rule(
    "french-ordinals", .warning, .languages(["fr"]),
    what: "An ordinal number is shortened wrongly: 1ier, 1ère, 2ème, 1° mars.",
    why: "The Imprimerie nationale has 1er, 1re, 2e; the others are spoken endings written down.",
    example: "La 2ème commande")

  private static let first: [String: String] = [
    "ier": "er", "iers": "ers", "ière": "re", "iere": "re", "ère": "re", "ere": "re", "ères": "res", "eres": "res", "ièr": "er", "èr": "er",
  ]
  private static let later: [String: String] = [
    "ème": "e", "eme": "e", "éme": "e", "ième": "e", "ieme": "e", "èmes": "es", "emes": "es", "ièmes": "es", "iemes": "es",
  ]

  func check(_ passage: Passage, into report: inout RuleReport) {
    for index in passage.words.indices {
      let initial = passage.scalars[passage.words[index].range.lowerBound]
      guard initial.isASCIIDigit || Self.isRoman(initial) else { continue }
      let word = passage.words[index]
      let number = word.text.unicodeScalars.prefix { $0.isASCIIDigit || Self.isRoman($0) }
      let ending = String(String.UnicodeScalarView(word.text.unicodeScalars.dropFirst(number.count)))
      let text = String(String.UnicodeScalarView(number))
      if !ending.isEmpty {
        guard let right = (text == "1" || text == "I" ? Self.first : Self.later)[ending] else { continue }
        report.add(
          at: passage.place, "'\(word.text)' is not how French shortens an ordinal number", part: word.text, hint: "Write '\(text)\(right)'")
      } else if text == "1", index + 1 < passage.words.count, word.range.upperBound < passage.scalars.count,
        passage.scalars[word.range.upperBound] == "°"
      {
        let next = passage.words[index + 1]
        guard MonthNames.french.contains(next.folded) else { continue }
        report.add(
          at: passage.place, "'1°' is not how French writes the first of a month", part: passage.text(word.range.lowerBound..<next.range.upperBound),
          hint: "Write '1er \(next.folded)'")
      }
    }
  }

  private static func isRoman(_ scalar: Unicode.Scalar) -> Bool { scalar == "I" || scalar == "V" || scalar == "X" || scalar == "L" }
}

/// Mr, the English abbreviation of monsieur.
struct FrenchTitleRule: CheckRule {
  let rule = Rule(
    "french-title", .warning, .languages(["fr"]),
    what: "Monsieur is shortened as in English: Mr.",
    why: "French has M. for monsieur; Mr is mister.",
    example: "Bonjour Mr Dupont")

  func check(_ passage: Passage, into report: inout RuleReport) {
    for (index, word) in passage.words.enumerated() where word.range.count == 2 && (word.text == "Mr" || word.text == "MR") {
      guard index + 1 < passage.words.count else { continue }
      let next = passage.words[index + 1]
      guard next.isCapitalized, next.range.lowerBound - word.range.upperBound <= 2 else { continue }
      report.add(
        at: passage.place, "'\(word.text)' is the English abbreviation of a title",
        part: passage.text(word.range.lowerBound..<next.range.upperBound),
        hint: "Write 'M.\u{A0}\(next.text)'")
    }
  }
}
