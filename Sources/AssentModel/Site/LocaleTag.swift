/// A language tag of the shapes that a site uses: `fr`, `fr-BE`, `zh-Hant`, `sr-Latn-RS`.
///
/// Source: BCP 47 (RFC 5646), language, script and region subtags, in canonical case.
public struct LocaleTag: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The canonical spelling: language in lower case, script capitalized, region in upper case.
  public let description: String
  /// Two or three lower-case letters.
  public let language: String
  /// Four letters, the first a capital; `nil` when the tag names none.
  public let script: String?
  /// Two capitals or three digits; `nil` when the tag names none.
  public let region: String?

  /// Parses a tag in any case; `nil` when it isn't language, optional script, optional region.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 11 else { return nil }
    self.init(text: String(text))
  }

  /// The language, script and region at the beginning of a longer tag: `en-US` of `en-US-x-twain`; `nil` when it doesn't begin with a language.
  public init?(beginningOf tag: String) {
    var beginning = tag[...]
    while true {
      if let known = LocaleTag(beginning) {
        self = known
        return
      }
      guard let end = beginning.lastIndex(of: "-") else { return nil }
      beginning = beginning[..<end]
    }
  }

  private init?(text: String) {
    var subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)[...]
    guard let language = subtags.popFirst(), (2...3).contains(language.count), language.allSatisfy(\.isLetter) else { return nil }
    self.language = String(decoding: language.map { $0 | 0x20 }, as: UTF8.self)
    var canonical = self.language
    if let script = subtags.first, script.count == 4, script.allSatisfy(\.isLetter) {
      let text = String(decoding: script.prefix(1).map { $0 & 0xDF } + script.dropFirst().map { $0 | 0x20 }, as: UTF8.self)
      self.script = text
      canonical += "-\(text)"
      subtags.removeFirst()
    } else {
      self.script = nil
    }
    if let region = subtags.first, region.count == 2 && region.allSatisfy(\.isLetter) || region.count == 3 && region.allSatisfy(\.isDigit) {
      let text = String(decoding: region.map { $0.isLetter ? $0 & 0xDF : $0 }, as: UTF8.self)
      self.region = text
      canonical += "-\(text)"
      subtags.removeFirst()
    } else {
      self.region = nil
    }
    guard subtags.isEmpty else { return nil }
    self.description = canonical
  }

  private init(language: String) {
    self.language = language
    self.script = nil
    self.region = nil
    self.description = language
  }

  /// The tag of a text whose language isn't known: `und`.
  public static let undetermined = LocaleTag(language: "und")

  public static func < (left: LocaleTag, right: LocaleTag) -> Bool { left.description < right.description }
}

/// The direction in which a page is read; the raw value is that of HTML's `dir`.
public enum TextDirection: String, Sendable, Hashable, Codable {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"
}

extension LocaleTag: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let tag = LocaleTag(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a language tag")
    }
    self = tag
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
