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
