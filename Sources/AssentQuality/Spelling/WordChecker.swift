import Foundation

/// Decides whether a word is right in a locale: by its word list, its dictionary, and how its language joins words.
struct WordChecker: Sendable {
  let dictionary: SpellingDictionary
  let vocabulary: KnownWords
  private let language: String
  private let forms: WordComposition
  private let allowsAcronyms: Bool

  /// Words with more hyphens than this are looked up whole.
  private static let mostPieces = 8
  /// Each part of a word that is put together here has this many letters: shorter ones would make words of typing errors. Of those that one edit
  /// makes of a Dutch word, about one in forty is let through.
  private static let shortestPart = 4

  init(language: String, dictionary: SpellingDictionary, vocabulary: KnownWords, allowsAcronyms: Bool) {
    self.allowsAcronyms = allowsAcronyms
    self.language = language
    self.dictionary = dictionary
    self.vocabulary = vocabulary
    forms = WordComposition(language: language)
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

/// How a language joins words, for those that its dictionary doesn't have whole.
struct WordComposition: Sendable {
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

/// How a word is looked up.
enum SpellingText {
  /// The word with straight apostrophes and plain hyphens, without soft hyphens, its accents composed.
  static func plain(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
    var view = String.UnicodeScalarView()
    var hasMark = false
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\u{2019}", "\u{2BC}": view.append("'")
      case "\u{2011}", "\u{2010}": view.append("-")
      case "\u{AD}": continue
      default:
        view.append(scalar)
        if scalar.value >= 0x300, scalar.properties.generalCategory == .nonspacingMark { hasMark = true }
      }
    }
    let text = String(view)
    return hasMark ? text.precomposedStringWithCanonicalMapping : text
  }

  /// Whether it has two letters or more, all of them capitals; what a plural adds may be small: `SMS’en`, `URLs`.
  static func isAcronym(_ word: some StringProtocol) -> Bool {
    var capitals = 0
    var small = 0
    for scalar in word.unicodeScalars {
      if scalar == "-" || scalar == "'" { continue }
      if scalar.properties.isLowercase {
        small += 1
      } else if small > 0 {
        return false
      } else {
        capitals += 1
      }
    }
    if small == 0 { return capitals >= 2 }
    if word.unicodeScalars.contains("'") { return capitals >= 2 && small <= 3 }
    return capitals >= 3 && (word.hasSuffix("s") && small == 1 || word.hasSuffix("es") && small == 2)
  }

  static func hasDigit(_ word: String) -> Bool { word.unicodeScalars.contains { $0.properties.numericType == .decimal } }

  static func startsWithCapital(_ word: String) -> Bool { word.unicodeScalars.first?.properties.isUppercase ?? false }
}
