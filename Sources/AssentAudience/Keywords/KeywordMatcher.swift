public import AssentModel
import Foundation

/// Finds the keywords of a site in the messages that people send back.
///
/// A message is understood when it is keywords of one meaning and nothing else but courtesy, the word SMS, and short numbers such as that of the
/// service: `Arrêt`, `stop.`, `STOP SVP`, `STOP SMS 36105`. `Ne stop pas` isn't, nor is a sentence: those are for a person to read.
public struct KeywordMatcher: Sendable {
  private let entries: [[String]: [KeywordMatch]]
  private let longestKeyword: Int

  public init(_ settings: KeywordSettings) {
    var entries: [[String]: [KeywordMatch]] = [:]
    for list in settings.lists {
      for word in list.words {
        let key = KeywordText.words(of: word)
        guard !key.isEmpty else { continue }
        entries[key, default: []].append(KeywordMatch(word: word, choice: list.choice, scope: list.scope, locale: list.locale))
      }
    }
    self.entries = entries
    self.longestKeyword = entries.keys.map(\.count).max() ?? 0
  }

  public func read(_ text: String) -> KeywordReading {
    let isTooLong = text.utf8.count > KeywordText.longest
    let words = KeywordText.words(of: isTooLong ? String(text.prefix(200)) : text)
    var (found, hasOtherWords, position): ([[KeywordMatch]], Bool, Int) = ([], false, 0)
    while position < words.count {
      if let (matches, length) = keyword(words[position...]) {
        found.append(matches)
        position += length
      } else if let length = Self.courtesy(words[position...]) {
        position += length
      } else {
        hasOtherWords = hasOtherWords || !Self.isShortNumber(words[position])
        position += 1
      }
    }
    guard let first = found.first?.first else { return .other }
    let all = found.joined()
    let locale = Self.locale(of: found)
    if isTooLong { return .unclear(.tooLong, locale: locale) }
    guard all.allSatisfy({ $0.choice == first.choice && $0.scope == first.scope }) else { return .unclear(.severalKeywords, locale: locale) }
    guard !hasOtherWords else { return .unclear(.otherWords, locale: locale) }
    return .keyword(KeywordMatch(word: first.word, choice: first.choice, scope: first.scope, locale: locale))
  }

  /// The longest keyword that the words begin with.
  private func keyword(_ words: ArraySlice<String>) -> (matches: [KeywordMatch], length: Int)? {
    for length in stride(from: min(longestKeyword, words.count), to: 0, by: -1) {
      if let matches = entries[Array(words.prefix(length))] { return (matches, length) }
    }
    return nil
  }

  /// The language that all keywords share, when it is one.
  private static func locale(of found: [[KeywordMatch]]) -> LocaleTag? {
    let shared = found.map { Set($0.compactMap(\.locale)) }.reduce(nil) { (shared: Set<LocaleTag>?, next) in shared?.intersection(next) ?? next }
    return shared?.count == 1 ? shared?.first : nil
  }

  private static func isShortNumber(_ word: String) -> Bool {
    word.utf8.count <= 6 && word.utf8.allSatisfy { $0.isDigit }
  }

  private static func courtesy(_ words: ArraySlice<String>) -> Int? {
    (1...4).reversed().first { $0 <= words.count && courtesies.contains(words.prefix($0).joined(separator: " ")) }
  }

  private static let courtesies: Set<String> = [
    "sms", "pub", "svp", "stp", "s il vous plait", "s il te plait", "merci", "please", "pls", "thanks", "thank you", "aub", "alstublieft",
    "alsjeblieft", "bedankt", "dank u", "dank u wel", "dank je", "dank je wel", "dankuwel",
  ]
}

/// What a keyword in a message asks for.
public struct KeywordMatch: Hashable, Sendable {
  /// As the site writes it: `ARRÊT`.
  public let word: String
  public let choice: Choice
  public let scope: Scope
  /// The language whose word it is; `nil` when several have it, as STOP.
  public let locale: LocaleTag?

  public init(word: String, choice: Choice, scope: Scope, locale: LocaleTag?) {
    self.word = word
    self.choice = choice
    self.scope = scope
    self.locale = locale
  }
}

/// What a message says.
public enum KeywordReading: Hashable, Sendable {
  case keyword(KeywordMatch)
  /// It has a keyword, and what it means is for a person to say.
  case unclear(UnclearKeyword, locale: LocaleTag?)
  /// It has none.
  case other
}

/// Why a message with a keyword changes nothing. The raw value is the word in reports.
public enum UnclearKeyword: String, Hashable, Sendable, CaseIterable {
  case otherWords = "other-words"
  case severalKeywords = "several-keywords"
  case tooLong = "too-long"

  /// What is wrong and what to do, as a part of a message.
  public var sentence: String {
    switch self {
    case .otherWords: "the message says more than its keyword, nothing was changed: read it, and enter what it means with assent profile"
    case .severalKeywords: "the message has keywords that mean different things, nothing was changed: ask what was meant"
    case .tooLong: "the message is longer than ten SMS, nothing was changed: read it"
    }
  }
}

/// The words of a message as they are compared: small letters without accents, nothing between them.
enum KeywordText {
  /// Bytes of a message that is worth reading: ten SMS and more.
  static let longest = 4096

  /// The words, in their order; `Arrêt !` is `arret`, and full-width letters are letters.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCompatibilityMapping.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .format: continue
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .spacingMark: word.append(scalar)
      default:
        if !word.isEmpty { words.append(String(word)) }
        word = String.UnicodeScalarView()
      }
    }
    return word.isEmpty ? words : words + [String(word)]
  }
}
