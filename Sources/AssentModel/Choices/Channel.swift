/// A way to reach a person. The raw value is the channel's bit in a link's scope, 0 to 4.
///
/// Source: the link token, version 1.
public struct Channel: RawRepresentable, Hashable, Sendable, Comparable {
  public let rawValue: UInt8

  /// `nil` for a bit that no channel has.
  public init?(rawValue: UInt8) {
    guard rawValue < Self.names.count else { return nil }
    self.rawValue = rawValue
  }

  private init(bit: UInt8) { self.rawValue = bit }

  /// `nil` for a name that is not `email`, `sms`, `push`, `phone` or `post`.
  public init?(name: some StringProtocol) {
    guard let bit = Self.names.firstIndex(where: { $0 == name }) else { return nil }
    self.rawValue = UInt8(bit)
  }

  public static let email = Channel(bit: 0)
  public static let sms = Channel(bit: 1)
  public static let push = Channel(bit: 2)
  public static let phone = Channel(bit: 3)
  public static let post = Channel(bit: 4)

  /// Every channel, in the order of the bits.
  public static let all: [Channel] = [.email, .sms, .push, .phone, .post]

  /// The name in `site.yml`, flags, columns and forms.
  public var name: String { Self.names[Int(rawValue)] }

  public static func < (left: Channel, right: Channel) -> Bool { left.rawValue < right.rawValue }

  private static let names = ["email", "sms", "push", "phone", "post"]
}

/// A set of channels. The raw value has the bits of the link token, 0 to 31.
public struct ChannelSet: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  /// Bits that no channel has are dropped.
  public init(rawValue: UInt8) { self.rawValue = rawValue & 0b1_1111 }

  public init(_ channels: some Sequence<Channel>) {
    self.init(rawValue: channels.reduce(0) { $0 | 1 << $1.rawValue })
  }

  /// The channels of the set, in the order of the bits.
  public var channels: [Channel] { Channel.all.filter(contains) }

  public func contains(_ channel: Channel) -> Bool { rawValue & 1 << channel.rawValue != 0 }
}
