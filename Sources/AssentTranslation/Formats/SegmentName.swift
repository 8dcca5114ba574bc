import AssentLocalization

/// The name of a text in a file: a key, and its plural category in brackets where it has one: `guide.minutes[one]`.
struct SegmentName: Hashable, Sendable, CustomStringConvertible {
  var key: String
  /// As it is written; `nil` for a plain message.
  var category: String?

  init(_ key: StringKey, _ category: PluralCategory?) {
    self.key = key.text
    self.category = category?.rawValue
  }

  init(_ text: some StringProtocol) {
    guard text.last == "]", let bracket = text.firstIndex(of: "[") else {
      key = String(text)
      return
    }
    key = String(text[..<bracket])
    category = String(text[text.index(after: bracket)...].dropLast())
  }

  var description: String { category.map { "\(key)[\($0)]" } ?? key }

  /// The same as an XML name token, for ids.
  var token: String { category.map { "\(key):\($0)" } ?? key }
}
