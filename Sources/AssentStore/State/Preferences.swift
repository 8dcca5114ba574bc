public import AssentModel

/// What a profile wants now: the state that its consent records fold to.
///
/// A choice for every channel replaces the choices for single channels that were made before it, and an opt-out of everything those for services
/// too. A service's opt-in that is newer than an opt-out of everything stands on its own for that service.
public struct Preferences: Hashable, Sendable {
  /// The last choice for every channel; `nil` when none was made.
  public private(set) var every: Choice?
  /// Choices for single channels that differ from `every` and are newer.
  public private(set) var channels: [Channel: Choice]
  /// Choices for single services that are newer than the last opt-out of everything.
  public private(set) var services: [ServiceNumber: Choice]
  /// When subscriptions end: those of services that were opted in to and have a validity.
  public private(set) var expires: [ServiceNumber: Timestamp]
  /// Sign-ups that wait for their confirmation. They change no choice.
  public private(set) var pending: Set<Scope>

  /// Drops the choices for channels that say what `every` says, and the ends of what isn't subscribed to, so that equal states are equal values.
  public init(
    every: Choice? = nil, channels: [Channel: Choice] = [:], services: [ServiceNumber: Choice] = [:], expires: [ServiceNumber: Timestamp] = [:],
    pending: Set<Scope> = []
  ) {
    self.every = every
    self.channels = channels.isEmpty ? channels : channels.filter { $0.value != every }
    self.services = services
    self.expires = expires.isEmpty ? expires : expires.filter { services[$0.key] == .optIn }
    self.pending = pending
  }

  /// The choice that holds for a channel; `nil` when none was ever made.
  public func effective(_ channel: Channel) -> Choice? { channels[channel] ?? every }

  /// The choice that holds for a service: its own unless it was a subscription that has expired, else an opt-out of everything; `nil` when there
  /// is neither.
  public func effective(_ service: ServiceNumber, at time: Timestamp) -> Choice? {
    let own = hasExpired(service, at: time) ? nil : services[service]
    return own ?? (every == .optOut ? .optOut : nil)
  }

  /// The choice that holds for a whole scope; `nil` when none was made, its channels differ, or its subscription has expired.
  public func effective(_ scope: Scope, at time: Timestamp) -> Choice? {
    switch scope {
    case .everyChannel: return channels.isEmpty ? every : shared(by: Channel.allCases)
    case .channels(let set): return shared(by: set.channels)
    case .service(let service): return effective(service, at: time)
    }
  }

  /// Whether the profile was subscribed to a service, and no longer is because the time is over.
  public func hasExpired(_ service: ServiceNumber, at time: Timestamp) -> Bool { expires[service].map { $0 <= time } ?? false }

  /// The state after a choice for a scope, which also ends the sign-ups for what the scope covers.
  ///
  /// - Parameter end: when the subscription ends that an opt-in to a service makes; `nil` never.
  public func applying(_ choice: Choice, to scope: Scope, expiring end: Timestamp? = nil) -> Preferences {
    var (every, channels, services, expires) = (every, channels, services, expires)
    switch scope {
    case .everyChannel:
      (every, channels) = (choice, [:])
      if choice == .optOut { services = [:] }
    case .channels(let set):
      for channel in set.channels { channels[channel] = choice }
    case .service(let service):
      services[service] = choice
      expires[service] = choice == .optIn ? end : nil
    }
    return Preferences(
      every: every, channels: channels, services: services, expires: expires,
      pending: pending.isEmpty ? pending : pending.filter { !Self.covers(choice, scope, $0) })
  }

  /// The state after a sign-up for a scope that waits for its confirmation: the same where the scope is opted in.
  public func signingUp(for scope: Scope, at time: Timestamp) -> Preferences {
    guard effective(scope, at: time) != .optIn else { return self }
    return Preferences(every: every, channels: channels, services: services, expires: expires, pending: pending.union([scope]))
  }

  /// What stays when a person is erased: the opt-outs. Consent ends with the erasure, so where an opt-in stood against an opt-out of
  /// everything, the opt-out holds.
  public var optOuts: Preferences {
    Preferences(
      every: every == .optOut ? .optOut : nil, channels: channels.filter { $0.value == .optOut },
      services: services.filter { $0.value == .optOut })
  }

  /// Whether a choice for a scope says what holds for all of another one.
  private static func covers(_ choice: Choice, _ scope: Scope, _ other: Scope) -> Bool {
    switch (scope, other) {
    case (.everyChannel, .service): choice == .optOut
    case (.everyChannel, _): true
    case (.channels(let set), .channels(let others)): set.isSuperset(of: others)
    case (.channels(let set), .everyChannel): set.isSuperset(of: ChannelSet.all)
    case (.service(let service), .service(let other)): service == other
    case (.channels, .service), (.service, _): false
    }
  }

  private func shared(by channels: [Channel]) -> Choice? {
    guard let first = channels.first.flatMap({ effective($0) }) else { return nil }
    return channels.allSatisfy { effective($0) == first } ? first : nil
  }
}
