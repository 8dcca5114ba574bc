import AssentModel

/// A short name for a source text, by which a translation tells whether its source has changed.
///
/// The folded ``FNVHash`` of the text in UTF-8. A plural message counts as lines of `category: text` in the order zero, one, two, few, many, other.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  private let value: UInt32

  /// The fingerprint of a message.
  public init(of message: Message) {
    switch message {
    case .plain(let pattern): self.init(of: pattern.description)
    case .plural(let patterns):
      let lines = PluralCategory.allCases.compactMap { category in patterns[category].map { "\(category.rawValue): \($0)" } }
      self.init(of: lines.joined(separator: "\n"))
    }
  }

  /// The fingerprint of a text as it stands in a string table.
  public init(of text: String) {
    self.value = FNVHash(of: text.utf8).folded
  }

  /// Reads eight lower-case hexadecimal digits; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let digits = text.utf8
    guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
      let value = UInt32(text, radix: 16)
    else { return nil }
    self.value = value
  }

  /// Eight lower-case hexadecimal digits.
  public var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
