import AssentLocalization

extension Passage {
  /// Whether it is a string of a table rather than a part of a document.
  var isString: Bool { if case .string = role { true } else { false } }

  /// The scalar at an index; `nil` outside of the text.
  func scalar(_ index: Int) -> Unicode.Scalar? { scalars.indices.contains(index) ? scalars[index] : nil }

  /// What stands around an index between two spaces, up to 24 scalars to each side: a part to show for a sign that can't be seen.
  func surrounding(_ index: Int) -> String {
    guard scalars.indices.contains(index) else { return "" }
    var start = index
    while start > 0, index - start < 24, isShown(scalars[start - 1]) { start -= 1 }
    var end = index + 1
    while end < scalars.count, end - index < 24, isShown(scalars[end]) { end += 1 }
    return text(start..<end)
  }

  private func isShown(_ scalar: Unicode.Scalar) -> Bool { scalar != Self.objectSign && !scalar.isWhitespace }

  /// The last words in front of an index with what stands up to it, without a protected part.
  func ending(at end: Int) -> String {
    let end = min(end, scalars.count)
    guard end > 0 else { return "" }
    var start = end
    while start > 0, end - start < 32, scalars[start - 1] != Self.objectSign, !scalars[start - 1].isLineBreakOrTab { start -= 1 }
    // A whole word is easier to find than its half.
    if start > 0, scalars[start - 1].isLetterOrDigit {
      while start < end, scalars[start].isLetterOrDigit { start += 1 }
    }
    while start < end, scalars[start].isWhitespace { start += 1 }
    return text(start..<end)
  }
}

extension Passage {
  /// Whether a word is the first of a sentence, or of what stands after a colon or in brackets.
  func beginsSentence(_ word: Word) -> Bool {
    var index = word.range.lowerBound
    while index > 0 {
      index -= 1
      let scalar = scalars[index]
      if scalar.isWhitespace || Self.opensQuotation(scalar) { continue }
      return scalar.endsSentence || scalar == ":" || scalar == "\n" || scalar == "•" || scalar == "|"
    }
    return true
  }

  /// The text around a scalar up to the next spaces and protected parts, forty scalars at most.
  func chunk(around index: Int) -> Range<Int> {
    guard scalars.indices.contains(index) else { return 0..<0 }
    var start = index
    var end = index + 1
    while start > 0, index - start < 40, Self.isInChunk(scalars[start - 1]) { start -= 1 }
    while end < scalars.count, end - index < 40, Self.isInChunk(scalars[end]) { end += 1 }
    return start..<end
  }

  /// Whether the word at an index begins with a capital.
  func isCapitalized(wordAt index: Int) -> Bool { scalars[words[index].range.lowerBound].isUppercaseLetter }

  /// Whether nothing but space stands between two words that follow each other.
  func isSpaceOnly(between first: Word, and second: Word) -> Bool {
    guard first.range.upperBound < second.range.lowerBound else { return false }
    return scalars[first.range.upperBound..<second.range.lowerBound].allSatisfy(\.isWhitespace)
  }

  private static func opensQuotation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "«", "“", "„", "‘", "\"", "'", "(", "[", "¿", "¡": true
    default: false
    }
  }

  private static func isInChunk(_ scalar: Unicode.Scalar) -> Bool { !scalar.isWhitespace && scalar != objectSign }
}

extension Passage.Word {
  /// Whether it is made of digits alone.
  var isNumber: Bool { folded.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  /// Whether it begins with a capital.
  var isCapitalized: Bool { text.unicodeScalars.first.map(\.isUppercaseLetter) ?? false }

  /// Whether it has several letters, all of them capitals.
  var isInCapitals: Bool {
    text.unicodeScalars.count > 1 && !text.unicodeScalars.contains { $0.properties.isLowercase }
  }
}

extension String {
  /// With its first letter as a capital.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// A word of a passage as patterns see it: without the apostrophes and hyphens that join it to others.
struct SentenceWord {
  /// In lower case.
  let text: String
  /// The index of the passage's word that it is part of.
  let word: Int
  /// Whether a sentence ends between it and the word before it.
  let beginsSentence: Bool

  static func words(of passage: Passage) -> [SentenceWord] {
    var result: [SentenceWord] = []
    result.reserveCapacity(passage.words.count + 4)
    var end = 0
    for (index, word) in passage.words.enumerated() {
      var isNew = index == 0
      for position in end..<max(word.range.lowerBound, end) where isSentenceEnd(passage.scalars[position]) { isNew = true }
      end = word.range.upperBound
      if word.folded.utf8.contains(where: { $0 == 0x2D || $0 == 0xE2 || $0 == 0xC2 }) {
        for part in word.folded.split(whereSeparator: { $0 == "-" || $0 == "\u{2019}" || $0 == "\u{2011}" || $0 == "\u{AD}" }) {
          result.append(SentenceWord(text: String(part), word: index, beginsSentence: isNew))
          isNew = false
        }
      } else {
        result.append(SentenceWord(text: word.folded, word: index, beginsSentence: isNew))
      }
    }
    return result
  }

  private static func isSentenceEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar.endsSentence || scalar == "\n" || scalar == Passage.objectSign
  }
}
