/// How a language joins words, for those that its dictionary doesn't have whole.
struct WordJoining: Sendable {
  /// What may stand in front of an apostrophe: `l’`, `qu’`.
  let elisions: Set<String>
  /// What a word may end in after an apostrophe: `’s`.
  let endings: [String]
  /// Whether words are written as one: `uitschrijf` + `link`, `opt-out` + `profiel`.
  let joinsWords: Bool

  init(language: String) {
    elisions = Self.elisions[language] ?? []
    endings = Self.endings[language] ?? []
    joinsWords = ["nl", "de", "da", "nb", "nn", "sv", "fi"].contains(language)
  }

  private static let elisions: [String: Set<String>] = [
    "fr": ["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu", "entr"],
    "it": ["l", "d", "un", "dell", "all", "dall", "nell", "sull", "quell", "quest", "c", "m", "t", "s", "v"],
    "ca": ["l", "d", "m", "t", "s", "n"],
  ]

  private static let endings: [String: [String]] = ["en": ["'s", "'"], "nl": ["'s", "'", "'tje", "'je"]]
}
