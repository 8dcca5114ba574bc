/// The number of a key in its ring and in the tokens it signed: 0 to 15.
///
/// Source: the link token, version 1.
public struct KeyID: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
  public let rawValue: UInt8

  /// `nil` above 15: a token has four bits for it.
  public init?(rawValue: UInt8) {
    guard rawValue < 16 else { return nil }
    self.rawValue = rawValue
  }

  /// The low four bits of a token's first byte.
  init(lowBitsOf byte: UInt8) { self.rawValue = byte & 0x0F }

  /// Every id, in ascending order.
  public static let all: [KeyID] = (0..<16).map { KeyID(lowBitsOf: $0) }

  public var description: String { String(rawValue) }

  public static func < (left: KeyID, right: KeyID) -> Bool { left.rawValue < right.rawValue }
}
