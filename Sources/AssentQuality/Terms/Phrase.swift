import AssentModel

/// A term as a row of words, each in all its forms, that is looked for in texts.
struct Phrase: Sendable {
  /// As the glossary has it.
  let text: String
  let words: [Word]
  /// Whether it has to stand there with the same capitals.
  let matchesCase: Bool

  struct Word: Sendable {
    /// In lower case; the first is the word as the glossary has it.
    let forms: Set<String>
    let base: String
    /// Whether other words may stand in front of it: `schrijft … uit`.
    let isAfterGap: Bool
  }

  /// `nil` when there is no word in it.
  ///
  /// - Parameter language: how the words inflect.
  init?(_ text: String, language: String, matchesCase: Bool) {
    self.text = text
    self.matchesCase = matchesCase
    var words: [Word] = []
    var isAfterGap = false
    for piece in text.split(whereSeparator: { $0.isWhitespace }) {
      if piece == "…" || piece == "..." {
        isAfterGap = !words.isEmpty
        continue
      }
      for word in Self.words(of: String(piece)) {
        let forms = WordForms.forms(of: word, language: language)
        words.append(Word(forms: forms, base: word, isAfterGap: isAfterGap))
        isAfterGap = false
      }
    }
    guard !words.isEmpty else { return nil }
    self.words = words
  }

  /// The phrase and, for a separable verb of Dutch, what becomes of it in a sentence: uitschrijven, uit te schrijven, schrijft … uit.
  static func phrases(_ text: String, language: String, matchesCase: Bool) -> [Phrase] {
    var texts = [text]
    if language == "nl", !matchesCase, let (prefix, verb) = WordForms.separated(text.lowercased()) {
      texts += ["\(prefix) te \(verb)", "\(verb) … \(prefix)"]
    }
    return texts.compactMap { Phrase($0, language: language, matchesCase: matchesCase) }
  }

  private static func words(of piece: String) -> [String] {
    Passage(piece, locale: .undetermined, subject: .document(""), role: .title, at: SourceLocation("")).words.map(\.folded)
  }
}

extension Phrase {
  /// No gap is longer than this many words.
  private static let longestGap = 5

  /// The words of a passage that the phrase covers when its first word stands at an index; `nil` when the others don't follow.
  func match(from start: Int, in passage: Passage) -> Range<Int>? {
    var index = start + 1
    for word in words.dropFirst() {
      let last = min(passage.words.count, index + (word.isAfterGap ? Self.longestGap + 1 : 1))
      guard let position = position(of: word, in: index..<max(index, last), of: passage) else { return nil }
      index = position + 1
    }
    let range = start..<index
    return !matchesCase || hasSameCapitals(range, in: passage) ? range : nil
  }

  private func position(of word: Word, in range: Range<Int>, of passage: Passage) -> Int? {
    for position in range {
      let gap = passage.words[position - 1].range.upperBound..<passage.words[position].range.lowerBound
      guard isWithinSentence(passage.scalars[gap], isTight: !word.isAfterGap) else { return nil }
      if word.forms.contains(passage.words[position].folded) { return position }
    }
    return nil
  }

  private func isWithinSentence(_ gap: ArraySlice<Unicode.Scalar>, isTight: Bool) -> Bool {
    gap.allSatisfy { scalar in
      isTight ? scalar.isWhitespace || scalar == "-" : !scalar.endsSentence && scalar != ";" && scalar != ":"
    }
  }

  private func hasSameCapitals(_ range: Range<Int>, in passage: Passage) -> Bool {
    guard let first = passage.words[range].first, let last = passage.words[range].last else { return false }
    let found = passage.text(first.range.lowerBound..<last.range.upperBound)
    return found.replacing("'", with: "\u{2019}").contains(text.replacing("'", with: "\u{2019}"))
  }
}
