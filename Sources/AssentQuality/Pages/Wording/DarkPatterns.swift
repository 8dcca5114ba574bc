/// The patterns of a language, found by the word that they begin with.
struct DarkPatterns: Sendable {
  private var byFirstWord: [String: [Entry]] = [:]

  struct Entry: Sendable {
    let kind: DarkPattern
    let pattern: WordPattern
  }

  init(_ lists: [(DarkPattern, [String])]) {
    for (kind, patterns) in lists {
      for text in patterns {
        guard let pattern = WordPattern(text) else { continue }
        for word in pattern.firstWords { byFirstWord[word, default: []].append(Entry(kind: kind, pattern: pattern)) }
      }
    }
  }

  /// The lists that the rules bring along, by language.
  static let lists: [String: [(DarkPattern, [String])]] = ["en": english, "fr": french, "nl": dutch]

  var isEmpty: Bool { byFirstWord.isEmpty }

  /// The patterns that may begin with a word.
  func entries(beginningWith word: String) -> [Entry]? { byFirstWord[word] }
}
