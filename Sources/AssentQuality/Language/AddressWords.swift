/// Words that address a reader, as a settings file lists them.
///
/// `-toi` is the end of a word with a hyphen, `t’` the beginning of one with an apostrophe. A word with a capital counts only with it,
/// and not where a sentence begins: German `Sie`.
public struct AddressWords: Hashable, Sendable {
  private var words: Set<String> = []
  private var capitalized: Set<String> = []
  private var beginnings: [String] = []
  private var endings: [String] = []
  private let filter: WordFilter
  private let exceptions: Set<String>
  private let notAfter: [String: Set<String>]

  /// - Parameters:
  ///   - exceptions: words that end or begin that way by chance.
  ///   - notAfter: for a word that is also another one, the words before it that tell.
  public init(_ items: [String], except exceptions: Set<String> = [], notAfter: [String: Set<String>] = [:]) {
    self.exceptions = exceptions
    self.notAfter = notAfter
    for item in items {
      let word = item.replacing("'", with: "\u{2019}")
      let folded = word.lowercased()
      if word.hasPrefix("-") {
        endings.append(folded)
      } else if word.hasSuffix("\u{2019}") {
        beginnings.append(folded)
      } else if folded == word {
        words.insert(word)
      } else {
        capitalized.insert(word)
      }
    }
    filter = WordFilter(words.union(capitalized.map { $0.lowercased() }))
  }

  var isEmpty: Bool { words.isEmpty && capitalized.isEmpty && beginnings.isEmpty && endings.isEmpty }

  /// Whether the word at an index of the passage is one of them.
  func contains(wordAt index: Int, of passage: Passage) -> Bool {
    let range = passage.words[index].range
    if filter.mayContain(range, in: passage.scalars) {
      let word = passage.words[index]
      if words.contains(word.folded) { return !isExcepted(word, at: index, in: passage) }
      if !capitalized.isEmpty, word.isCapitalized, capitalized.contains(word.text) { return !passage.beginsSentence(word) }
    }
    guard range.count > 2, passage.scalars[range].contains(where: { $0 == "-" || $0 == "\u{2019}" || $0 == "'" }) else { return false }
    let folded = passage.words[index].folded
    return (beginnings.contains { folded.hasPrefix($0) } || endings.contains { folded.hasSuffix($0) }) && !exceptions.contains(folded)
  }

  private func isExcepted(_ word: Passage.Word, at index: Int, in passage: Passage) -> Bool {
    guard index > 0 else { return false }
    let previous = passage.words[index - 1]
    // "14 u" is an hour.
    if word.range.count == 1, previous.isNumber { return true }
    return notAfter[word.folded]?.contains(previous.folded) ?? false
  }
}
