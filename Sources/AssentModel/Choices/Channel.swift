/// A way to reach a person.
///
/// It isn't `RawRepresentable`: ArgumentParser would show the number as the default value in help. Source: the link token, version 1.
public enum Channel: Hashable, Sendable, Comparable, CaseIterable {
  case email, sms, push, phone, post

  private var identity: (number: UInt8, name: String) {
    switch self {
    case .email: (0, "email")
    case .sms: (1, "sms")
    case .push: (2, "push")
    case .phone: (3, "phone")
    case .post: (4, "post")
    }
  }

  /// The channel's bit in a link's scope, and its number in stores.
  public var rawValue: UInt8 { identity.number }

  /// The name in `site.yml`, flags, columns and forms.
  public var name: String { identity.name }

  /// `nil` for a number that no channel has.
  public init?(rawValue: UInt8) {
    guard let channel = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = channel
  }

  /// `nil` for a name that no channel has.
  public init?(name: some StringProtocol) {
    guard let channel = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = channel
  }

  /// Every name, for messages: `email, sms, push, phone, post`.
  public static let nameList = allCases.map(\.name).joined(separator: ", ")

  public static func < (left: Channel, right: Channel) -> Bool { left.rawValue < right.rawValue }
}

/// A set of channels. The raw value has the bits of the link token.
public struct ChannelSet: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  /// Bits that no channel has are dropped.
  public init(rawValue: UInt8) { self.rawValue = rawValue & Self.bits }

  public init(_ channels: some Sequence<Channel>) { rawValue = Self.bits(of: channels) }

  /// Every channel.
  public static let all = ChannelSet(Channel.allCases)

  /// The channels of the set, in the order of the bits.
  public var channels: [Channel] { Channel.allCases.filter(contains) }

  public func contains(_ channel: Channel) -> Bool { rawValue & 1 << channel.rawValue != 0 }

  private static let bits = bits(of: Channel.allCases)

  private static func bits(of channels: some Sequence<Channel>) -> UInt8 { channels.reduce(0) { $0 | 1 << $1.rawValue } }
}
