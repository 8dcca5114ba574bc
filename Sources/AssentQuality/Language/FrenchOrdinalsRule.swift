import AssentModel

/// Ordinals that French shortens otherwise: 1er, 1re, 2e.
struct FrenchOrdinalsRule: PassageRule {
  let about = QualityRule(
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

  func check(_ passage: Passage, _ report: inout RuleReport) {
    for index in passage.words.indices {
      let initial = passage.scalars[passage.words[index].range.lowerBound]
      guard Passage.isDigit(initial) || Self.isRoman(initial) else { continue }
      let word = passage.words[index]
      let number = word.text.unicodeScalars.prefix { Passage.isDigit($0) || Self.isRoman($0) }
      let ending = String(String.UnicodeScalarView(word.text.unicodeScalars.dropFirst(number.count)))
      let text = String(String.UnicodeScalarView(number))
      if !ending.isEmpty {
        guard let right = (text == "1" || text == "I" ? Self.first : Self.later)[ending] else { continue }
        report.add(
          about, in: passage, "'\(word.text)' is not how French shortens an ordinal number", part: word.text, hint: "Write '\(text)\(right)'")
      } else if text == "1", index + 1 < passage.words.count, word.range.upperBound < passage.scalars.count,
        passage.scalars[word.range.upperBound] == "°"
      {
        let next = passage.words[index + 1]
        guard MonthNames.french.contains(next.folded) else { continue }
        report.add(
          about, in: passage, "'1°' is not how French writes the first of a month", part: passage.text(word.range.lowerBound..<next.range.upperBound),
          hint: "Write '1er \(next.folded)'")
      }
    }
  }

  private static func isRoman(_ scalar: Unicode.Scalar) -> Bool { scalar == "I" || scalar == "V" || scalar == "X" || scalar == "L" }
}
