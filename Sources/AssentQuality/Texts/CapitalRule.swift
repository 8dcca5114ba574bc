import AssentModel

/// A translation that begins with a capital where its source doesn't, or the other way around.
struct CapitalRule: CheckRule {
  let rule = Rule(
    "capital-at-start", .warning, .translations,
    what: "The source begins with a capital and its translation with a small letter, or the other way around.",
    why: "A small letter shows as a mistake on a button, a capital in the middle of a sentence.", example: "Unsubscribe → se désabonner")

  /// Languages that write nouns with a capital.
  private static let nounCapitals: Set<String> = ["de", "gsw", "lb", "nds"]

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard let original = passage.original, isComparable(passage.role), let expected = Self.first(original), let found = Self.first(passage) else {
      return
    }
    let word = found.word
    let first = passage.scalars[found.index]
    if expected.isUpper, !found.isUpper {
      // iPhone, eBay; Dutch 's Avonds; Monday, French and I have a capital in English alone.
      guard !word.text.unicodeScalars.dropFirst().contains(where: \.isUppercaseLetter), !Self.isDutchClitic(found.index, passage),
        original.locale.language != "en" || !EnglishCapitals.contains(expected.word.folded), !isName(expected.word, passage)
      else { return }
      report.add(
        at: passage.place, "The text begins with a small letter, and its source with a capital", part: word.text,
        hint: "Write '\(Self.capitalized(word.text, passage.locale.language))'")
    } else if !expected.isUpper, found.isUpper {
      guard !Self.nounCapitals.contains(passage.locale.language), !isName(word, original) else { return }
      let small = first.properties.lowercaseMapping + String(word.text.unicodeScalars.dropFirst())
      report.add(
        at: passage.place, "The text begins with a capital, and its source with a small letter", part: word.text, hint: "Write '\(small)'")
    }
  }

  private func isComparable(_ role: Passage.Role) -> Bool {
    switch role {
    case .string, .title, .description, .heading, .paragraph: true
    case .listItem, .tableCell, .alternative: false
    }
  }

  /// The first word, when only quotation marks and brackets stand in front of it and it begins with a letter that has two cases.
  private static func first(_ passage: Passage) -> (word: Passage.Word, index: Int, isUpper: Bool)? {
    guard let word = passage.words.first else { return nil }
    let index = word.range.lowerBound
    guard !passage.scalars[..<index].contains(where: Self.begins) else {
      return nil
    }
    let first = passage.scalars[index]
    // An address is written as it is.
    guard first.isUppercaseLetter || first.isLowercaseLetter, !LinksInText.isInAddress(index, passage.scalars) else { return nil }
    return (word, index, first.isUppercaseLetter)
  }

  /// What makes the first word another part of the text than its beginning: a protected part, an address, an option, a quoted sign.
  private static func begins(_ scalar: Unicode.Scalar) -> Bool {
    scalar == Passage.objectSign || ["/", ".", "#", "@", ",", ":", ";", "-", "{"].contains(scalar)
  }

  /// An acronym, or a name that the other text has in another place: "RealAudio file", "thème Lumen".
  private func isName(_ word: Passage.Word, _ other: Passage) -> Bool {
    if word.text.unicodeScalars.dropFirst().contains(where: \.isUppercaseLetter) { return true }
    return word.range.count == 1 || other.words.dropFirst().contains { $0.text == word.text }
  }

  /// ’s Avonds, ’t Is.
  private static func isDutchClitic(_ index: Int, _ passage: Passage) -> Bool {
    guard passage.locale.language == "nl" || passage.locale.language == "fy", index > 0 else { return false }
    return ["'", "\u{2019}", "\u{2018}"].contains(passage.scalars[index - 1])
  }

  private static func capitalized(_ word: String, _ language: String) -> String {
    if language == "nl", word.hasPrefix("ij") { return "IJ" + word.dropFirst(2) }
    guard let first = word.unicodeScalars.first else { return word }
    return first.properties.titlecaseMapping + String(word.unicodeScalars.dropFirst())
  }
}

/// English words that have a capital in the middle of a sentence, and none in most other languages.
enum EnglishCapitals {
  /// Whether a word in lower case, with U+2019 for apostrophes, is one of them.
  static func contains(_ word: String) -> Bool {
    words.contains(word) || word.hasPrefix("i\u{2019}")
  }

  private static let words: Set<String> = [
    "i", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays",
    "saturdays", "sundays", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "english", "french", "dutch", "german", "spanish", "italian", "portuguese", "belgian", "swiss", "austrian", "danish", "swedish", "norwegian",
    "finnish", "polish", "czech", "greek", "turkish", "arabic", "chinese", "japanese", "korean", "russian", "ukrainian", "romanian", "hungarian",
    "european", "american", "british", "canadian", "luxembourgish", "flemish", "walloon", "internet", "christmas", "easter",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]
}
