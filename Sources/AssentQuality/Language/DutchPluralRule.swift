import AssentModel

/// The apostrophe of Dutch plurals: foto’s, but opt-ins.
struct DutchPluralRule: PassageRule {
  let about = QualityRule(
    "dutch-plural", .warning, .languages(["nl"]),
    what: "A plural in -s lacks its apostrophe after a, i, o, u or y (fotos), or has one where the word doesn’t need it (opt-in’s).",
    why: "The apostrophe keeps the last vowel long; anywhere else it is a common mistake.",
    example: "Bekijk onze fotos")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    for word in passage.words {
      let utf8 = word.folded.utf8
      guard utf8.last == UInt8(ascii: "s"), utf8.count > 4 else { continue }
      if let right = Self.missing(word) {
        report.add(about, in: passage, "The plural '\(word.text)' lacks its apostrophe", part: word.text, hint: "Write '\(right)'")
      } else if word.folded.hasSuffix("\u{2019}s"), let right = Self.needless(word, in: passage) {
        report.add(about, in: passage, "'\(word.text)' has an apostrophe that it doesn’t need", part: word.text, hint: "Write '\(right)'")
      }
    }
  }

  private static func missing(_ word: Passage.Word) -> String? {
    let isKnown =
      DutchWords.withApostrophe.contains(word.folded)
      || word.folded.utf8.count > 9 && DutchWords.endingsWithApostrophe.contains { word.folded.hasSuffix($0) }
    return isKnown ? word.text.dropLast() + "\u{2019}s" : nil
  }

  /// The word without the apostrophe; `nil` when it is right, or may be a name or an abbreviation.
  private static func needless(_ word: Passage.Word, in passage: Passage) -> String? {
    let base = word.folded.dropLast(2)
    let right = word.text.prefix(base.count) + "s"
    if DutchWords.withoutApostrophe.contains(String(base)) { return String(right) }
    if word.isCapitalized { return nil }
    guard base.count >= 5, !base.contains("\u{2019}"), let last = base.last, "bcdfgklmnprtéeè".contains(last) else { return nil }
    guard base.contains(where: { "aeiou".contains($0) }), base.allSatisfy({ $0.isLetter || $0 == "-" }) else { return nil }
    // "pdf-url’s": an abbreviation at the end keeps its apostrophe.
    if let part = base.split(separator: "-").last, part.count <= 4, base.contains("-") { return nil }
    return String(right)
  }
}
