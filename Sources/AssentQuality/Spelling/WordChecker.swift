internal import AssentSpelling

/// Decides whether a word is right in a locale: by its word list, its dictionary, and how its language joins words.
struct WordChecker: Sendable {
  let dictionary: SpellingDictionary
  let vocabulary: Vocabulary
  private let language: String
  private let forms: WordJoining
  private let allowsAcronyms: Bool

  /// Words with more hyphens than this are looked up whole.
  private static let mostPieces = 8
  /// Each part of a word that is put together here has this many letters: shorter ones would make words of typing errors. Of those that one edit
  /// makes of a Dutch word, about one in forty is let through.
  private static let shortestPart = 4

  init(language: String, dictionary: SpellingDictionary, vocabulary: Vocabulary, allowsAcronyms: Bool) {
    self.allowsAcronyms = allowsAcronyms
    self.language = language
    self.dictionary = dictionary
    self.vocabulary = vocabulary
    forms = WordJoining(language: language)
  }

  /// Whether the word is right; the lines of the list that it needs are added to those in use.
  ///
  /// - Parameter word: as `SpellingText.plain` makes it.
  func knows(_ word: String, using lines: inout Set<Int>) -> Bool {
    if knowsWhole(word, using: &lines) { return true }
    if let rest = withoutElision(word) { return knows(rest, using: &lines) }
    for ending in forms.endings where word.hasSuffix(ending) && word.utf8.count > ending.utf8.count {
      if let line = vocabulary.line(of: String(word.dropLast(ending.count))) {
        lines.insert(line)
        return true
      }
    }
    let pieces = word.split(separator: "-", omittingEmptySubsequences: false)
    if (2...Self.mostPieces).contains(pieces.count), knows(pieces, using: &lines) { return true }
    return forms.joinsWords && knowsJoined(word, using: &lines)
  }

  /// Whether the word is right in front of a hyphen with nothing behind it: `verzend- en leveringskosten`.
  func knowsSuspended(_ word: String) -> Bool {
    if dictionary.knows(word + "-") { return true }
    return forms.joinsWords && word.hasSuffix("s") && dictionary.knows(String(word.dropLast()))
  }

  private func knowsWhole(_ word: String, using lines: inout Set<Int>) -> Bool {
    if let line = vocabulary.line(of: word) {
      lines.insert(line)
      return true
    }
    if dictionary.knows(word) { return true }
    // In Dutch the first letter of a stressed vowel loses its accent as a capital: Eén.
    if language == "nl", word.hasPrefix("Eé") { return dictionary.knows("éé" + word.dropFirst(2)) }
    return false
  }

  /// What is behind `l’`, `qu’` and the like; `nil` when the word doesn't begin so.
  func withoutElision(_ word: String) -> String? {
    guard !forms.elisions.isEmpty, let apostrophe = word.firstIndex(of: "'") else { return nil }
    let rest = word[word.index(after: apostrophe)...]
    return forms.elisions.contains(word[..<apostrophe].lowercased()) && !rest.isEmpty ? String(rest) : nil
  }

  /// Whether the pieces between the hyphens can be put together to known words and acronyms: `opt-in` + `pagina`, `HTML` + `bericht`.
  private func knows(_ pieces: [Substring], using lines: inout Set<Int>) -> Bool {
    var reached = [true] + [Bool](repeating: false, count: pieces.count)
    for end in 1...pieces.count {
      for start in 0..<end where reached[start] && !reached[end] && end - start < pieces.count {
        let part = pieces[start..<end].joined(separator: "-")
        reached[end] =
          part.unicodeScalars.count == 1 || allowsAcronyms && SpellingText.isAcronym(part) || knowsWhole(part, using: &lines)
          || end < pieces.count && knowsSuspended(part)
      }
    }
    return reached[pieces.count]
  }

  /// Whether it is two known words in one.
  private func knowsJoined(_ word: String, using lines: inout Set<Int>) -> Bool {
    let letters = Array(word)
    guard letters.count >= 2 * Self.shortestPart, letters.count <= 50 else { return false }
    for split in Self.shortestPart...(letters.count - Self.shortestPart) {
      guard letters[split] != "-", letters[split - 1] != "-" else { continue }
      let first = String(letters[..<split])
      let second = String(letters[split...])
      guard !SpellingText.startsWithCapital(second), knowsWhole(second, using: &lines) else { continue }
      if knowsWhole(first, using: &lines) { return true }
    }
    return false
  }
}
