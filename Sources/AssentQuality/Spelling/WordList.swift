import AssentModel

/// The rules about `words.txt` itself.
enum WordListRule: ReportedRule {
  case wordList

  var rule: Rule {
    Rule(
      "word-list", .warning, what: "A line of words.txt is no single word, or repeats one.", why: "The entry does not do what its author expects.",
      example: "opt in")
  }
}

/// The words that a locale allows beside its dictionary: `Locales/<tag>/words.txt`.
///
/// One word a line; what follows a `#` is a comment. An entry in lower case stands for the word in any case; one with capitals, such as `PostgreSQL`,
/// for itself and for the word in capitals throughout.
struct WordList: Sendable {
  /// The path for findings, relative to the site.
  let file: String
  let entries: [Entry]

  struct Entry: Hashable, Sendable {
    /// As it stands in the file.
    let word: String
    /// From 1.
    let line: Int
  }

  /// A list without a word.
  init(file: String) {
    self.file = file
    entries = []
  }

  private init(file: String, entries: [Entry]) {
    self.file = file
    self.entries = entries
  }

  /// Reads a list. Entries that are no single word, and those that occur twice, are reported and left out.
  static func parse(_ text: String, file: String) -> (list: WordList, findings: [Finding]) {
    var entries: [Entry] = []
    var findings: [Finding] = []
    var lines: [ExactText: Int] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      guard let first = words.first else { continue }
      let location = SourceLocation(file, line: index + 1)
      guard words.count == 1 else {
        findings.append(
          Finding(
            WordListRule.wordList, at: location, "There are \(words.count) words on this line",
            part: words.joined(separator: " "), hint: "Put each word on a line of its own"))
        continue
      }
      let word = SpellingText.plain(String(first.unicodeScalars.drop { $0 == "\u{FEFF}" }))
      guard !word.isEmpty else { continue }
      if let earlier = lines[ExactText(word)] {
        findings.append(
          Finding(
            WordListRule.wordList, at: location, "'\(word)' is already on line \(earlier)",
            part: String(first), hint: "Remove one of the two"))
        continue
      }
      lines[ExactText(word)] = index + 1
      entries.append(Entry(word: word, line: index + 1))
    }
    return (WordList(file: file, entries: entries), findings)
  }
}

/// The words that hold beside the dictionary: those of the word list, and those of the glossary.
struct KnownWords: Sendable {
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
