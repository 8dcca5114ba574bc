/// Goes through passages of one locale; each distinct word is decided once.
struct PassageSpelling {
  private let checker: WordChecker
  private let checksCapitals: Bool
  private var decided: [ExactText: Decision] = [:]
  /// The lines of the word list whose words occurred.
  private(set) var usedLines: Set<Int> = []

  private enum Decision {
    case known
    case unknown(UnknownWord)
  }

  init(_ checker: WordChecker, checksCapitals: Bool) {
    self.checker = checker
    self.checksCapitals = checksCapitals
  }

  /// The words that are unknown, each as often as it occurs.
  mutating func unknownWords(in passage: Passage) -> [UnknownWord] {
    var unknown: [UnknownWord] = []
    var code = CodeScanner(passage.scalars)
    for word in passage.words {
      guard case .unknown(let found) = decision(word.text), !code.isCode(word.range) else { continue }
      if isKnownByContext(found, word, in: passage) { continue }
      unknown.append(found)
    }
    return unknown
  }

  private mutating func decision(_ text: String) -> Decision {
    let key = ExactText(text)
    if let decision = decided[key] { return decision }
    let plain = SpellingText.plain(text)
    let isKnown = plain.utf8.count > SpellingDictionary.longestWord || checker.knows(plain, using: &usedLines) || isSkipped(plain)
    let decision: Decision = isKnown ? .known : .unknown(Self.unknown(text, plain, checker))
    decided[key] = decision
    return decision
  }

  /// The word without what is elided in front of it: what is to be put on the list.
  private static func unknown(_ text: String, _ plain: String, _ checker: WordChecker) -> UnknownWord {
    guard let rest = checker.withoutElision(plain), let apostrophe = text.firstIndex(where: { $0 == "'" || $0 == "\u{2019}" }) else {
      return UnknownWord(text: text, plain: plain)
    }
    return UnknownWord(text: String(text[text.index(after: apostrophe)...]), plain: rest)
  }

  /// What no dictionary has: single letters, words with digits, acronyms.
  private func isSkipped(_ plain: String) -> Bool {
    if plain.unicodeScalars.count < 2 || SpellingText.hasDigit(plain) { return true }
    guard !checksCapitals else { return false }
    if SpellingText.isAcronym(plain) { return true }
    // l'HTML, d'URLs: the acronym is behind what is elided.
    if let apostrophe = plain.firstIndex(of: "'"), SpellingText.isAcronym(plain[plain.index(after: apostrophe)...]) {
      return plain[..<apostrophe].utf8.count <= 2
    }
    return false
  }

  /// What the word itself doesn't show: a full stop that belongs to it, a hyphen without a second part, a name that the source has, too.
  private func isKnownByContext(_ unknown: UnknownWord, _ word: Passage.Word, in passage: Passage) -> Bool {
    if word.range.upperBound < passage.scalars.count {
      let next = passage.scalars[word.range.upperBound]
      if next == ".", checker.dictionary.knows(unknown.plain + ".") { return true }
      if next == "-", checker.knowsSuspended(unknown.plain) { return true }
    }
    return SpellingText.startsWithCapital(unknown.text) && passage.original.map { Self.names(unknown.text, in: $0) } ?? false
  }

  /// Whether a passage has the word with its capital inside a sentence, where only names have one.
  private static func names(_ name: String, in passage: Passage) -> Bool {
    passage.words.contains { word in
      guard word.text == name else { return false }
      var index = word.range.lowerBound - 1
      while index >= 0, passage.scalars[index].properties.isWhitespace || opening.contains(passage.scalars[index]) { index -= 1 }
      return index >= 0 && !passage.scalars[index].endsSentence && ![":", "–", "—"].contains(passage.scalars[index])
    }
  }

  private static let opening: Set<Unicode.Scalar> = ["\"", "“", "‘", "«", "(", "[", "\u{FFFC}"]
}

/// Finds the words of a passage that aren't prose: in addresses, paths, file names, handles, entities.
///
/// It is asked for the words in their order, and reads each stretch between spaces once.
struct CodeScanner {
  private let scalars: [Unicode.Scalar]
  private var stretch = 0..<0
  private var isCode = false

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// Whether a word belongs to code, or to what stands for a protected part.
  mutating func isCode(_ word: Range<Int>) -> Bool {
    guard word.lowerBound >= 0, word.upperBound <= scalars.count else { return true }
    if word.lowerBound >= stretch.upperBound { advance(to: word.lowerBound) }
    if isCode { return true }
    if word.lowerBound > 0, scalars[word.lowerBound - 1] == Passage.objectSign { return true }
    guard word.upperBound < scalars.count else { return false }
    if scalars[word.upperBound] == Passage.objectSign { return true }
    return scalars[word.upperBound] == ";" && word.lowerBound > 0 && scalars[word.lowerBound - 1] == "&"
  }

  private mutating func advance(to index: Int) {
    var start = index
    while start > stretch.upperBound, !Self.isBreak(scalars[start - 1]) { start -= 1 }
    var end = index
    while end < scalars.count, !Self.isBreak(scalars[end]) { end += 1 }
    stretch = start..<end
    isCode = Self.isCode(scalars[stretch])
  }

  private static func isCode(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = text.first else { return false }
    if text.count > 1, first == "@" || first == "#" || first == "/" || first == "$" { return true }
    if first == "-", text.dropFirst().first == "-" { return true }
    for index in text.indices.dropFirst().dropLast() {
      switch text[index] {
      case "@", "_", ".", "=":
        if text[index - 1].isLetterOrDigit, text[index + 1].isLetterOrDigit { return true }
      case ":" where text[index + 1] == "/": return true
      case "\\": return true
      default: continue
      }
    }
    return false
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\n" || scalar == Passage.objectSign || scalar.properties.isWhitespace
  }
}

/// A word of a passage that its locale doesn't know.
struct UnknownWord {
  /// As it stands in the file.
  let text: String
  /// As it is looked up.
  let plain: String
}
