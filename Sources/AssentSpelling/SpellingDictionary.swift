internal import Synchronization

/// A dictionary of one language.
///
/// Any number of threads may ask it. Each word is looked up once and remembered.
public final class SpellingDictionary: Sendable {
  /// The name of its files: `en_GB`.
  public let name: String
  /// Hunspell's name of the encoding that its files are in.
  public let encoding: String
  private let checker: Mutex<Checker>
  private let known = Mutex<[ExactText: Bool]>([:])

  /// Hunspell's handle isn't made for several threads, nor is that of a converter.
  private struct Checker: ~Copyable {
    let hunspell: HunspellHandle
    let encoding: DictionaryEncoding
  }

  /// Longer runs of letters, in UTF-8 bytes, aren't words.
  public static let longestWord = 100

  /// `nil` when the files can't be read as a dictionary.
  init?(name: String, affixes: String, words: String) {
    guard let hunspell = HunspellHandle(affixes: affixes, words: words) else { return nil }
    let encodingName = hunspell.encoding
    guard let encoding = DictionaryEncoding(encodingName) else { return nil }
    self.name = name
    self.encoding = encodingName
    self.checker = Mutex(Checker(hunspell: hunspell, encoding: encoding))
  }

  /// Whether the word is right, with either apostrophe; a capital at its start doesn't matter, nor do capitals throughout.
  public func knows(_ word: String) -> Bool {
    guard !word.isEmpty, word.utf8.count <= Self.longestWord else { return false }
    let key = ExactText(word)
    if let answer = known.withLock({ $0[key] }) { return answer }
    let answer = checker.withLock { checker in
      Self.spellings(of: word).contains { spelling in
        checker.encoding.encoded(spelling).map { checker.hunspell.knows($0) } ?? false
      }
    }
    known.withLock { $0[key] = answer }
    return answer
  }

  /// What may have been meant, the likeliest first, with the apostrophe of the word.
  ///
  /// Some milliseconds to a quarter of a second: only for words that are reported.
  public func suggestions(for word: String) -> [String] {
    guard !word.isEmpty, word.utf8.count <= Self.longestWord else { return [] }
    let hasTypographic = word.unicodeScalars.contains("\u{2019}")
    return checker.withLock { checker in
      guard let spelling = Self.spellings(of: word).first, let bytes = checker.encoding.encoded(spelling) else { return [] }
      return checker.hunspell.suggestions(for: bytes).compactMap { checker.encoding.decoded($0) }.map {
        hasTypographic ? Self.replacing("'", with: "\u{2019}", in: $0) : $0
      }
    }
  }

  /// Dictionaries are written with the straight apostrophe; a few know the other one only.
  private static func spellings(of word: String) -> [String] {
    let straight = replacing("\u{2019}", with: "'", in: word)
    guard straight.utf8.contains(UInt8(ascii: "'")) else { return [straight] }
    return [straight, replacing("'", with: "\u{2019}", in: straight)]
  }

  private static func replacing(_ old: Unicode.Scalar, with new: Unicode.Scalar, in word: String) -> String {
    guard word.unicodeScalars.contains(old) else { return word }
    var view = String.UnicodeScalarView()
    for scalar in word.unicodeScalars { view.append(scalar == old ? new : scalar) }
    return String(view)
  }
}
