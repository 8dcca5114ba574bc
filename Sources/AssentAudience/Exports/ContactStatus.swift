public import AssentAddresses
public import AssentModel
public import AssentStore

/// What holds for one profile at one moment, for whoever writes it down in the columns of another system.
public struct ContactStatus: Sendable {
  /// Why a channel is closed. The raw value is the word in exports.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    case everything = "opted-out-of-everything"
    case channel = "opted-out"
    /// The channel takes an explicit opt-in, and there is none.
    case silence = "not-opted-in"
    case quarantined = "in-quarantine"
    case denylisted = "on-denylist"
  }

  public let profile: Profile.ID
  public let state: Preferences
  /// That of the newest record that tells.
  public let position: HistoryPosition
  public let addresses: [Address]
  private let closed: [Channel: [Reason]]

  /// - Parameters:
  ///   - excluded: what is known of the addresses.
  ///   - explicit: the channels that take an explicit opt-in.
  public init(
    profile: Profile.ID, state: Preferences, position: HistoryPosition, addresses: [Address], excluded: (Address) -> QuarantineStatus?,
    explicit: ChannelSet
  ) {
    self.profile = profile
    self.state = state
    self.position = position
    self.addresses = addresses
    var closed: [Channel: [Reason]] = [:]
    for channel in Channel.allCases {
      var reasons: [Reason] = []
      switch state.effective(channel) {
      case .optOut: reasons.append(state.channels[channel] == .optOut ? .channel : .everything)
      case .optIn: break
      case nil: if explicit.contains(channel) { reasons.append(.silence) }
      }
      let statuses = addresses.filter { $0.channel == channel }.map(excluded)
      // One good address is enough to reach somebody.
      if !statuses.isEmpty, statuses.allSatisfy({ $0?.excludes == true }) {
        reasons.append(statuses.contains(.denylisted) ? .denylisted : .quarantined)
      }
      if !reasons.isEmpty { closed[channel] = reasons }
    }
    self.closed = closed
  }

  /// Why the profile can't be contacted on a channel; empty when it can.
  public func reasons(_ channel: Channel) -> [Reason] { closed[channel] ?? [] }

  public func isExcluded(_ channel: Channel) -> Bool { closed[channel] != nil }

  /// Whether the person opted out of everything, without an exception since.
  public var isExcludedEverywhere: Bool { state.every == .optOut && state.channels.isEmpty }

  public func address(_ channel: Channel) -> Address? { addresses.first { $0.channel == channel } }
}
