import AssentModel
import Glibc
import Synchronization

/// The dictionaries of a system, each read when it is first asked for.
final class SpellingDictionaries: Sendable {
  /// The folders in which they are looked for, the first one first.
  let paths: [String]
  private let slots = Mutex<[String: Slot]>([:])

  /// A dictionary, or that there is none; one thread reads it while others wait.
  private final class Slot: Sendable {
    let content = Mutex<Content>(.unread)

    enum Content {
      case unread
      case read(SpellingDictionary?)
    }
  }

  init(paths: [String]) {
    self.paths = paths
  }

  /// Where Debian and others put Hunspell's dictionaries, with the folders of a `DICPATH` in front.
  ///
  /// - Parameter dictionaryPath: folders separated by colons, as the environment variable `DICPATH` has them.
  static func standardPaths(dictionaryPath: String? = nil) -> [String] {
    let own = (dictionaryPath ?? "").split(separator: ":").map(String.init)
    return own + ["/usr/local/share/hunspell", "/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts"]
  }

  /// The dictionary for a locale: its region's, else its language's; British for an English without a region. `nil` when there is none.
  func dictionary(for locale: LocaleTag) -> SpellingDictionary? {
    DictionaryName.candidates(for: locale).lazy.compactMap { self.dictionary(named: $0) }.first
  }

  /// The dictionary of a name, such as `en_GB`; `nil` when there is none, or when it can't be read.
  func dictionary(named name: String) -> SpellingDictionary? {
    guard DictionaryName.isValid(name) else { return nil }
    let slot = slots.withLock { slots in
      if let slot = slots[name] { return slot }
      let slot = Slot()
      slots[name] = slot
      return slot
    }
    return slot.content.withLock { content in
      if case .read(let dictionary) = content { return dictionary }
      let dictionary = read(name)
      content = .read(dictionary)
      return dictionary
    }
  }

  private func read(_ name: String) -> SpellingDictionary? {
    for path in paths {
      let affixes = "\(path)/\(name).aff"
      let words = "\(path)/\(name).dic"
      guard Self.isReadable(affixes), Self.isReadable(words) else { continue }
      if let dictionary = SpellingDictionary(name: name, affixes: affixes, words: words) { return dictionary }
    }
    return nil
  }

  private static func isReadable(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }
}

/// A dictionary of one language.
///
/// Any number of threads may ask it. Each word is looked up once and remembered.
final class SpellingDictionary: Sendable {
  /// The name of its files: `en_GB`.
  let name: String
  /// Hunspell's name of the encoding that its files are in.
  let encoding: String
  private let checker: Mutex<Checker>
  private let known = Mutex<[ExactText: Bool]>([:])

  /// Hunspell's handle isn't made for several threads, nor is that of a converter.
  private struct Checker: ~Copyable {
    let hunspell: HunspellHandle
    let encoding: DictionaryEncoding
  }

  /// Longer runs of letters, in UTF-8 bytes, aren't words.
  static let longestWord = 100

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
  func knows(_ word: String) -> Bool {
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
  func suggestions(for word: String) -> [String] {
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

/// The names that the dictionary of a locale may have.
enum DictionaryName {
  /// The likeliest first. A region's own spelling is never replaced by that of another: `en-US` is `en_US` alone.
  static func candidates(for locale: LocaleTag) -> [String] {
    let language = locale.language
    if let script = locale.script {
      let region = locale.region.map { ["\(language)_\(script)_\($0)"] } ?? []
      return region + ["\(language)_\(script)", "\(language)-\(script)"]
    }
    if language == "en", locale.region == "US" { return ["en_US"] }
    var names = locale.region.map { ["\(language)_\($0)"] } ?? []
    if language != "en" { names.append(language) }
    let home = "\(language)_\(homeRegions[language] ?? language.uppercased())"
    if !names.contains(home) { names.append(home) }
    return names
  }

  /// Whether it can be the name of a file here: `en_GB`, `sr-Latn`, `de_DE_frami`.
  static func isValid(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetterOrDigit(first), name.utf8.count <= 40 else { return false }
    return name.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit }

  /// The region of a language's dictionary, where it isn't spelled like the language.
  private static let homeRegions = [
    "en": "GB", "ca": "ES", "cs": "CZ", "cy": "GB", "da": "DK", "el": "GR", "et": "EE", "eu": "ES", "fa": "IR", "ga": "IE", "gl": "ES",
    "he": "IL", "nb": "NO", "nn": "NO", "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE", "uk": "UA", "vi": "VN",
  ]
}

/// A text by its bytes: `é` as one character and as two are two texts, which Swift's strings don't tell apart.
package struct ExactText: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (left: ExactText, right: ExactText) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
