internal import AssentSpelling

/// The words that hold beside the dictionary: those of the word list, and those of the glossary.
struct Vocabulary: Sendable {
  /// The line of the list on which an entry stands; 0 for a word from elsewhere.
  private var anyCase: [ExactText: Int] = [:]
  private var exact: [ExactText: Int] = [:]

  init(list: WordList, others: some Sequence<String>) {
    for entry in list.entries { add(entry.word, line: entry.line) }
    for term in others {
      for word in term.split(whereSeparator: \.isWhitespace) { add(SpellingText.plain(String(word)), line: 0) }
    }
  }

  private mutating func add(_ word: String, line: Int) {
    let lower = word.lowercased()
    if ExactText(lower) == ExactText(word) {
      if anyCase[ExactText(word)] == nil { anyCase[ExactText(word)] = line }
    } else {
      if exact[ExactText(word)] == nil { exact[ExactText(word)] = line }
      let capitals = ExactText(word.uppercased())
      if exact[capitals] == nil { exact[capitals] = line }
    }
  }

  /// The line of the entry that allows the word; `nil` when none does.
  func line(of word: String) -> Int? { anyCase[ExactText(word.lowercased())] ?? exact[ExactText(word)] }
}
