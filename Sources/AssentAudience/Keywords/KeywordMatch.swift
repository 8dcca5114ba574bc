public import AssentModel

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
