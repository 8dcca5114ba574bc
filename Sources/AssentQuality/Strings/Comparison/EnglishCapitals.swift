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
