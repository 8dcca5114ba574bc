/// What a choice is about: every channel, some channels, or a service.
///
/// Source: the link token, version 1.
public enum Scope: Hashable, Sendable {
  case everyChannel
  /// Never an empty set.
  case channels(ChannelSet)
  case service(ServiceNumber)

  /// Reads the code of a link: 0 every channel, the bits of a set of channels, 256 and above a service; `nil` for the rest.
  public init?(code: UInt16) {
    switch code {
    case 0: self = .everyChannel
    case 1...UInt16(ChannelSet.all.rawValue): self = .channels(ChannelSet(rawValue: UInt8(code)))
    case 256...: self = .service(ServiceNumber(code - 256))
    default: return nil
    }
  }

  /// The code in links, slots and stores.
  public var code: UInt16 {
    switch self {
    case .everyChannel: 0
    case .channels(let channels): UInt16(channels.rawValue)
    case .service(let service): service.rawValue + 256
    }
  }

  /// The scope that is this channel alone.
  public static func channel(_ channel: Channel) -> Scope { .channels(ChannelSet([channel])) }
}

/// The number of a service in `site.yml`, links and stores: 0 to 65279, never reused.
public struct ServiceNumber: RawRepresentable, Hashable, Sendable, Comparable {
  public let rawValue: UInt16

  public init?(rawValue: UInt16) {
    guard rawValue <= UInt16.max - 256 else { return nil }
    self.rawValue = rawValue
  }

  fileprivate init(_ number: UInt16) { self.rawValue = number }

  public static func < (left: ServiceNumber, right: ServiceNumber) -> Bool { left.rawValue < right.rawValue }
}

/// The number of a campaign in `site.yml`, links and stores: 1 to 4294967295, never reused.
public struct CampaignNumber: RawRepresentable, Hashable, Sendable, Comparable {
  public let rawValue: UInt32

  /// `nil` for 0, which means "none" in a link.
  public init?(rawValue: UInt32) {
    guard rawValue > 0 else { return nil }
    self.rawValue = rawValue
  }

  public static func < (left: CampaignNumber, right: CampaignNumber) -> Bool { left.rawValue < right.rawValue }
}

/// What a person wants for a scope. The raw value is the word in flags, columns, forms and stores.
public enum Choice: String, Hashable, Sendable, Codable {
  case optIn = "opt-in"
  case optOut = "opt-out"
}
