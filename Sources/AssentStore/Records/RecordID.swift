public import AssentModel

/// The id of a consent record or of a submission: a UUID of version 7, which sorts by the time it was made.
///
/// Source: RFC 9562 section 5.7.
public struct RecordID: Hashable, Sendable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// A new id of this time, 1970 to 10889 UTC; the 74 bits that are not time come from the generator.
  public init(at time: Timestamp, from generator: inout some RandomNumberGenerator) {
    let milliseconds = UInt64(clamping: time.milliseconds) & 0xFFFF_FFFF_FFFF
    self.high = milliseconds << 16 | 0x7000 | generator.next() & 0x0FFF
    self.low = 0x8000_0000_0000_0000 | generator.next() & 0x3FFF_FFFF_FFFF_FFFF
  }

  /// Reads the canonical spelling, lower case with hyphens; `nil` when it is something else or no version 7.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard let (high, low) = UUIDText.parse(bytes.span) else { return nil }
    guard high & 0xF000 == 0x7000, low >> 62 == 0b10 else { return nil }
    self.init(high: high, low: low)
  }

  /// The id of a record of this submission, counted from 0: the submission's id with its random number counted on.
  ///
  /// So a store needs no randomness, and the records of a submission sort in their order.
  public func record(_ index: Int) -> RecordID {
    RecordID(high: high, low: 0x8000_0000_0000_0000 | (low &+ UInt64(index) &+ 1) & 0x3FFF_FFFF_FFFF_FFFF)
  }

  /// The canonical spelling.
  public var description: String { UUIDText.text(high: high, low: low) }
}

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
    guard text.utf8.count == 32, text.utf8.allSatisfy({ $0.lowercaseHexValue != nil }) else { return nil }
    description = text
  }
}
