extension Passage {
  /// Whether a word is the first of a sentence, or of what stands after a colon or in brackets.
  func beginsSentence(_ word: Word) -> Bool {
    var index = word.range.lowerBound
    while index > 0 {
      index -= 1
      let scalar = scalars[index]
      if Self.isSpace(scalar) || Self.opensQuotation(scalar) { continue }
      return Self.endsSentence(scalar) || scalar == ":" || scalar == "\n" || scalar == "•" || scalar == "|"
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
  func isCapitalized(wordAt index: Int) -> Bool { Self.isCapital(scalars[words[index].range.lowerBound]) }

  /// Whether a scalar is a capital letter.
  static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
  }

  /// Whether nothing but space stands between two words that follow each other.
  func isSpaceOnly(between first: Word, and second: Word) -> Bool {
    guard first.range.upperBound < second.range.lowerBound else { return false }
    return scalars[first.range.upperBound..<second.range.lowerBound].allSatisfy(Self.isSpace)
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x202F, 0x2000...0x200A: true
    default: false
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "!" || scalar == "?" || scalar == "…"
  }

  private static func opensQuotation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "«", "“", "„", "‘", "\"", "'", "(", "[", "¿", "¡": true
    default: false
    }
  }

  private static func isInChunk(_ scalar: Unicode.Scalar) -> Bool { !isSpace(scalar) && scalar != protected }
}

extension Passage.Word {
  /// Whether it is made of digits alone.
  var isNumber: Bool { folded.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  /// Whether it begins with a capital.
  var isCapitalized: Bool { text.unicodeScalars.first.map(Passage.isCapital) ?? false }

  /// Whether it has several letters, all of them capitals.
  var isInCapitals: Bool {
    text.unicodeScalars.count > 1 && !text.unicodeScalars.contains { $0.properties.isLowercase }
  }
}
