public import AssentModel

/// In the one spelling in which addresses compare. Made by an AddressNormalizer, or read by a store.
public struct Address: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let channel: Channel
  public let text: String

  /// What a store wrote.
  public init(stored text: String, channel: Channel) {
    self.text = text
    self.channel = channel
  }

  public var description: String { "(address)" }

  public static func == (left: Address, right: Address) -> Bool {
    left.channel == right.channel && left.text.utf8.elementsEqual(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(channel)
    for byte in text.utf8 { hasher.combine(byte) }
  }

  public static func < (left: Address, right: Address) -> Bool {
    left.channel == right.channel ? left.text.utf8.lexicographicallyPrecedes(right.text.utf8) : left.channel < right.channel
  }
}
