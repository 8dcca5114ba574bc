import AssentModel

/// 128 random bits in a consent record, so that nobody can guess from its digest whose it was once the person is erased.
public struct RecordSalt: Hashable, Sendable, CustomStringConvertible {
  /// 32 lower-case hexadecimal digits.
  public let description: String

  /// A new one.
  public init(from generator: inout some RandomNumberGenerator) {
    description = Hexadecimal.text(of: generator.next(), generator.next())
  }

  /// Reads 32 lower-case hexadecimal digits; `nil` for anything else.
  public init?(_ text: String) {
    guard text.utf8.count == 32, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else { return nil }
    description = text
  }
}
