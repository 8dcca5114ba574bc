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
      isTight ? Passage.isSpace(scalar) || scalar == "-" : !Passage.endsSentence(scalar) && scalar != ";" && scalar != ":"
    }
  }

  private func hasSameCapitals(_ range: Range<Int>, in passage: Passage) -> Bool {
    guard let first = passage.words[range].first, let last = passage.words[range].last else { return false }
    let found = passage.text(first.range.lowerBound..<last.range.upperBound)
    return found.replacing("'", with: "\u{2019}").contains(text.replacing("'", with: "\u{2019}"))
  }
}
