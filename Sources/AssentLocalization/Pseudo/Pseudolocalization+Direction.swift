extension Pseudolocalization {
  private static let opening = Array("\u{200F}\u{202E}".unicodeScalars)
  private static let closing = Array("\u{202C}\u{200F}".unicodeScalars)

  /// Each run without white space between a right-to-left mark and override, and what ends them: as Android's `ar-XB` does.
  ///
  /// A run without a letter or digit stays as it is: punctuation beside Markdown's signs decides what they mean.
  static func turned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var word: [Unicode.Scalar] = []
    func endWord() {
      let isTurned = word.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      if isTurned { result.append(contentsOf: opening) }
      result.append(contentsOf: word)
      if isTurned { result.append(contentsOf: closing) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        endWord()
        result.append(scalar)
      } else {
        word.append(scalar)
      }
    }
    endWord()
    return String(result)
  }
}
