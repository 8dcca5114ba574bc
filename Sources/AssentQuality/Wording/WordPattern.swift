/// A sequence of words: `êtes vous * sûr|sûre`.
///
/// In lower case and without signs; apostrophes and hyphens separate words. A bar separates alternatives, a tilde ends the beginning of a word, an asterisk
/// stands for up to four words, and an equals sign in front says that the whole text is the sequence.
struct WordPattern: Sendable {
  let isWhole: Bool
  let parts: [Part]

  enum Part: Sendable {
    /// A word that is one of these, or begins with one of those.
    case word(words: [String], beginnings: [String])
    case gap
  }

  static let longestGap = 4

  /// `nil` without a whole word to begin with.
  init?(_ pattern: String) {
    var text = pattern.lowercased()[...]
    isWhole = text.first == "="
    if isWhole { text.removeFirst() }
    var parts: [Part] = []
    for item in text.split(whereSeparator: { $0 == " " || $0 == "\u{2019}" || $0 == "'" || $0 == "-" }) {
      if item == "*" {
        parts.append(.gap)
      } else {
        let alternatives = item.split(separator: "|").map(String.init)
        parts.append(
          .word(
            words: alternatives.filter { !$0.hasSuffix("~") },
            beginnings: alternatives.filter { $0.hasSuffix("~") }.map { String($0.dropLast()) }.filter { !$0.isEmpty }))
      }
    }
    guard case .word(let words, let beginnings) = parts.first, !words.isEmpty, beginnings.isEmpty else { return nil }
    self.parts = parts
  }

  /// The words that a text with the sequence has at its beginning.
  var firstWords: [String] {
    guard case .word(let words, _) = parts.first else { return [] }
    return words
  }

  /// Where the sequence ends that begins at a word, in words; `nil` when none does.
  func end(in words: [SentenceWord], from start: Int) -> Int? {
    guard !isWhole || start == 0, let end = end(in: words, from: start, part: 0) else { return nil }
    return end
  }

  private func end(in words: [SentenceWord], from start: Int, part: Int) -> Int? {
    guard parts.indices.contains(part) else { return !isWhole || start == words.count ? start : nil }
    switch parts[part] {
    case .gap:
      for skipped in 0...Self.longestGap where start + skipped <= words.count {
        if skipped > 0, words[start + skipped - 1].beginsSentence, !isWhole { return nil }
        if let end = end(in: words, from: start + skipped, part: part + 1) { return end }
      }
      return nil
    case .word(let alternatives, let beginnings):
      guard start < words.count, part == 0 || isWhole || !words[start].beginsSentence else { return nil }
      let word = words[start].text
      guard alternatives.contains(word) || beginnings.contains(where: word.hasPrefix) else { return nil }
      return end(in: words, from: start + 1, part: part + 1)
    }
  }
}
