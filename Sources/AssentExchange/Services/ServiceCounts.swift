public import AssentModel
public import AssentPreferences

/// How many people have what to do with a service at one moment.
public struct ServiceCounts: Hashable, Sendable {
  public var subscribed = 0
  /// Those of the subscribed whose subscription has an end.
  public var subscribedWithEnd = 0
  /// Subscriptions whose time was over.
  public var expired = 0
  /// Sign-ups that wait for their confirmation.
  public var unconfirmed = 0
  /// People who opted out of the service itself.
  public var optedOut = 0

  public init() {}
}

/// What a profile is to a service.
public enum ServiceStanding: String, Hashable, Sendable, CaseIterable {
  case subscribed, expired, unconfirmed
  case optedOut = "opted-out"

  /// What a state says, the strongest first; `nil` when the profile has nothing to do with the service.
  public static func all(of state: Preferences, service: ServiceNumber, at time: Timestamp) -> [ServiceStanding] {
    var standings: [ServiceStanding] = []
    if state.effective(service, at: time) == .optIn { standings.append(.subscribed) }
    if state.services[service] == .optIn, state.hasExpired(service, at: time) { standings.append(.expired) }
    if state.pending.contains(.service(service)) { standings.append(.unconfirmed) }
    if state.services[service] == .optOut { standings.append(.optedOut) }
    return standings
  }
}
