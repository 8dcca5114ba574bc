import AssentModel

/// Tells a text that was left in the language of the source from one that happens to be the same.
struct CopiedText {
  /// The small words of the source's language, and of the translation's; `nil` when they aren't known.
  private let functionWords: Set<String>?
  private let ownWords: Set<String>

  init(_ pair: DocumentPair) {
    functionWords = FunctionWords.lists[pair.source.passages.first?.locale.language ?? ""]
    ownWords = FunctionWords.lists[pair.locale.language] ?? []
  }

  /// Whether a passage is its source, or nearly.
  func isCopy(_ passage: Passage, of original: Passage) -> Bool {
    guard passage.words.count * 5 >= original.words.count * 4, original.words.count * 5 >= passage.words.count * 4 else { return false }
    if passage.words.lazy.map(\.folded).elementsEqual(original.words.lazy.map(\.folded)) { return isProse(passage) }
    guard passage.words.count >= 8, let first = passage.words.first, let last = passage.words.last, let otherFirst = original.words.first,
      let otherLast = original.words.last, first.folded == otherFirst.folded || last.folded == otherLast.folded
    else { return false }
    var counts = original.words.reduce(into: [String: Int]()) { $0[$1.folded, default: 0] += 1 }
    var common = 0
    for word in passage.words {
      guard let left = counts[word.folded], left > 0 else { continue }
      counts[word.folded] = left - 1
      common += 1
    }
    return common * 5 >= max(passage.words.count, original.words.count) * 4
  }

  /// Whether a text is more than names, numbers and terms, which are the same in every language.
  private func isProse(_ passage: Passage) -> Bool {
    let small = passage.words.count { word in
      let stem = FunctionWords.stem(word)
      return functionWords?.contains(stem) == true && !ownWords.contains(stem)
        // To opt in and to opt out are terms.
        && (passage.words.count > 2 || stem != "in" && stem != "out")
    }
    if small > 0, small * 10 >= passage.words.count { return true }
    return passage.words.count >= 3 && passage.words.dropFirst().count(where: Self.isPlain) >= 2
  }

  /// Four letters or more in lower case, without signs.
  private static func isPlain(_ word: Passage.Word) -> Bool {
    word.range.count >= 4 && word.text == word.folded && word.text.unicodeScalars.allSatisfy(\.properties.isLowercase)
  }
}
