/// Remembers the states that were read last, so that the same text isn't read a million times. Its size is bounded.
public struct StateCache: Sendable {
  private struct Slot: Sendable {
    var bytes: [UInt8]
    var state: Preferences
  }

  private var slots: [Slot?] = Array(repeating: nil, count: Self.count)

  /// A power of two.
  private static let count = 1024

  public init() {}

  /// Reads a state as ``Preferences/init(json:)`` does.
  ///
  /// - Throws: ``UnreadableState``.
  public mutating func state(_ bytes: Span<UInt8>) throws(UnreadableState) -> Preferences {
    let index = Self.slot(bytes)
    if let slot = slots[index], Self.isEqual(slot.bytes.span, bytes) { return slot.state }
    let state = try Preferences(json: bytes)
    slots[index] = Slot(bytes: bytes.indices.map { bytes[$0] }, state: state)
    return state
  }

  /// Source: Fowler, Noll and Vo, FNV-1a.
  private static func slot(_ bytes: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & UInt64(count - 1))
  }

  private static func isEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }
}
