public import AssentModel

/// One key of a ring: its number, its secret, and what it may still do.
public struct SigningKey: Hashable, Sendable {
  public let id: KeyID
  public let secret: Secret
  public let createdAt: Timestamp
  public var state: KeyState

  public init(id: KeyID, secret: Secret, createdAt: Timestamp, state: KeyState = .active) {
    self.id = id
    self.secret = secret
    self.createdAt = createdAt
    self.state = state
  }
}

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

/// What a key of a ring may still do. The raw value is the word in the key ring file.
public enum KeyState: String, Hashable, Sendable, Codable, CaseIterable {
  /// Signs, when it is the newest such key, and verifies.
  case active
  /// Verifies the links it signed, and signs no more.
  case retired
}

/// The secret bytes of a key, at least 32. No description, dump or mirror shows them.
public struct Secret: Hashable, Sendable {
  let bytes: [UInt8]

  /// `nil` when there are fewer than 32 bytes.
  public init?(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count >= Self.length else { return nil }
    self.bytes = bytes
  }

  /// A new secret of 32 bytes.
  public init(from generator: inout some RandomNumberGenerator) {
    self.bytes = (0..<Self.length).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  private static let length = 32
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "(secret)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
