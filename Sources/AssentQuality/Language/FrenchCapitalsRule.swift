import AssentModel

/// Capitals that lost their accent.
struct FrenchCapitalsRule: PassageRule {
  let about = QualityRule(
    "french-capitals", .warning, .languages(["fr"]),
    what: "A capital has lost its accent: Etat, Ecrivez, A partir de.",
    why: "Accents belong on capitals, too: the Académie française and the Imprimerie nationale both ask for them.",
    example: "A partir du 1er mars")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    for index in passage.words.indices where hasCapital(passage.words[index].range, in: passage.scalars) {
      let word = passage.words[index]
      if word.range.count == 1 {
        guard word.text == "A", index + 1 < passage.words.count, passage.beginsSentence(word) else { continue }
        let next = passage.words[index + 1]
        guard passage.isSpaceOnly(between: word, and: next), Self.isAfterPreposition(next.folded) else { continue }
        let part = passage.text(word.range.lowerBound..<next.range.upperBound)
        report.add(about, in: passage, "The capital in '\(part)' has no accent", part: part, hint: "Write 'À \(next.text)'")
      } else if let correct = Self.correct(word) {
        report.add(about, in: passage, "The capital in '\(word.text)' has no accent", part: word.text, hint: "Write '\(correct)'")
      }
    }
  }

  /// Whether the word begins with a capital, or what follows its elided article does: l’Etat.
  private func hasCapital(_ word: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    if Passage.isCapital(scalars[word.lowerBound]) { return true }
    guard word.count > 3, scalars[word.lowerBound + 1] == "\u{2019}" || scalars[word.lowerBound + 1] == "'" else { return false }
    return Passage.isCapital(scalars[word.lowerBound + 2])
  }

  /// The word with its accents; `nil` when it isn't known to lack one.
  private static func correct(_ word: Passage.Word) -> String? {
    if let elision = word.folded.firstIndex(of: "\u{2019}") {
      let noun = String(word.folded[word.folded.index(after: elision)...])
      let original = word.text.suffix(noun.count)
      guard original.first?.isUppercase == true, let accented = FrenchAccents.initials[noun] else { return nil }
      let isInCapitals = !original.contains { $0.isLowercase }
      return word.text.dropLast(noun.count) + (isInCapitals ? accented.uppercased() : accented.capitalizedFirst)
    }
    if word.isInCapitals {
      // CA and AGE are abbreviations.
      guard word.range.count > 3 else { return nil }
      return (FrenchAccents.initials[word.folded] ?? FrenchAccents.inCapitals[word.folded])?.uppercased()
    }
    return FrenchAccents.initials[word.folded]?.capitalizedFirst
  }

  private static func isAfterPreposition(_ word: String) -> Bool {
    word.hasPrefix("l\u{2019}") || FrenchAccents.afterPreposition.contains(word)
  }
}
