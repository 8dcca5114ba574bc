/// A word that British and American English spell differently.
struct SpellingVariant {
  let spelling: EnglishSpelling
  /// The word in the other spelling.
  let counterpart: String
  /// Whether the difference is -ise or -ize, where British English has both.
  let isEnding: Bool

  /// `nil` for a word that has one spelling.
  init?(of word: String) {
    if let other = Self.american[word] {
      self.init(.british, other, isEnding: false)
    } else if let other = Self.british[word] {
      self.init(.american, other, isEnding: false)
    } else if let other = Self.endings[word] {
      self.init(word.utf8.dropFirst(3).contains(UInt8(ascii: "z")) ? .american : .british, other, isEnding: true)
    } else {
      return nil
    }
  }

  /// Rules out most words that have one spelling.
  static let filter = WordFilter([american.keys, british.keys, endings.keys].joined())

  private init(_ spelling: EnglishSpelling, _ counterpart: String, isEnding: Bool) {
    self.spelling = spelling
    self.counterpart = counterpart
    self.isEnding = isEnding
  }

  private static let american: [String: String] = {
    var words: [String: String] = [:]
    for pair in EnglishWordPairs.pairs.split(separator: " ") {
      let halves = pair.split(separator: "/").map(String.init)
      guard halves.count == 2 else { continue }
      words[halves[0]] = halves[1]
    }
    for pair in EnglishWordPairs.stems.split(separator: " ") {
      let halves = pair.split(separator: "/").map(String.init)
      guard halves.count == 2 else { continue }
      for suffix in ["", "s", "ed", "ing"] { words[halves[0] + suffix] = halves[1] + suffix }
    }
    return words
  }()

  private static let british: [String: String] = Dictionary(american.map { ($1, $0) }) { first, _ in first }

  private static let endings: [String: String] = {
    var words: [String: String] = [:]
    for stem in EnglishWordPairs.verbsInIse.split(separator: " ") {
      for (british, american) in [
        ("ise", "ize"), ("ises", "izes"), ("ised", "ized"), ("ising", "izing"), ("isation", "ization"), ("isations", "izations"), ("iser", "izer"),
      ] {
        words[stem + british] = stem + american
        words[stem + american] = stem + british
      }
    }
    return words
  }()
}
