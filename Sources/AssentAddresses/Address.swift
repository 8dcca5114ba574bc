public import AssentModel

/// An address of a person on a channel, in the one spelling in which addresses compare.
///
/// An `AddressNormalizer` makes it, or a store that kept one. Its description hides it, so that it can't end in a log by accident.
public struct Address: Hashable, Sendable {
  public let channel: Channel
  /// The spelling: `ana@example.be`, `+32470123456`.
  public let text: String

  /// What a store wrote.
  public init(stored text: String, channel: Channel) {
    self.text = text
    self.channel = channel
  }

  /// Addresses are equal when their bytes are, as they are in stores.
  public static func == (left: Address, right: Address) -> Bool {
    left.channel == right.channel && left.text.utf8.elementsEqual(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(channel)
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}

extension Address: Comparable {
  /// By channel, then by the bytes of the text.
  public static func < (left: Address, right: Address) -> Bool {
    guard left.channel == right.channel else { return left.channel < right.channel }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension Address: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "(address)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
