public import AssentModel
public import AssentStore
import Synchronization

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

/// Counts what the states of a snapshot say about a service, and shows who they are.
public final class ServiceCensus: SnapshotVisitor, Sendable {
  private let service: ServiceNumber
  private let time: Timestamp
  private let show: @Sendable (ServiceStanding, Profile.ID) throws -> Void
  private let content = Mutex(ServiceCounts())

  /// - Parameters:
  ///   - time: when subscriptions are looked at for whether they have expired.
  ///   - show: is told of every profile, once for each of its standings.
  public init(of service: ServiceNumber, at time: Timestamp, show: @escaping @Sendable (ServiceStanding, Profile.ID) throws -> Void = { _, _ in }) {
    self.service = service
    self.time = time
    self.show = show
  }

  public var counts: ServiceCounts { content.withLock { $0 } }

  public func visit(profile: UnsafeRawBufferPointer, state: Preferences, position: HistoryPosition) throws {
    let standings = ServiceStanding.all(of: state, service: service, at: time)
    guard !standings.isEmpty else { return }
    content.withLock { counts in
      for standing in standings {
        switch standing {
        case .subscribed:
          counts.subscribed += 1
          if state.expires[service] != nil { counts.subscribedWithEnd += 1 }
        case .expired: counts.expired += 1
        case .unconfirmed: counts.unconfirmed += 1
        case .optedOut: counts.optedOut += 1
        }
      }
    }
    guard let id = Profile.ID(unsafe String(decoding: profile, as: UTF8.self)) else { return }
    for standing in standings { try show(standing, id) }
  }

  public func visit(address: UnsafeRawBufferPointer, channel: Channel, state: QuarantineState, position: HistoryPosition) {}

  public func visit(suppression: SuppressionKey, state: Preferences) {}
}

/// How the subscriptions to a service came and went, from the history.
///
/// People who were erased are left out, as nobody knows any more what they had. A choice of another system counts at its own time.
public struct SubscriptionCurve: Sendable {
  /// What happened on a day, or on several.
  public struct Change: Hashable, Sendable {
    public var began = 0
    public var ended = 0
    public var expired = 0

    public var difference: Int { began - ended - expired }

    static func + (left: Change, right: Change) -> Change {
      Change(began: left.began + right.began, ended: left.ended + right.ended, expired: left.expired + right.expired)
    }
  }

  /// A stretch of time, and how many were subscribed at its end.
  public struct Point: Hashable, Sendable {
    /// The first day, UTC.
    public let day: CalendarDate
    public let change: Change
    public let subscribed: Int
  }

  private let service: ServiceNumber
  private let time: Timestamp
  /// By days since 1970 UTC.
  private var days: [Int64: Change] = [:]
  /// People who wrote themselves in, and whose sign-up was confirmed or not.
  public private(set) var signUps = 0

  /// - Parameter time: until when; what expires later is subscribed.
  public init(of service: ServiceNumber, at time: Timestamp) {
    self.service = service
    self.time = time
  }

  /// Follows the next entry of the history.
  public mutating func follow(_ entry: HistoryEntry) {
    guard let record = entry.record, record.time <= time else { return }
    if record.method == .signUp, record.scope == .service(service), record.before != record.after { signUps += 1 }
    let (before, after) = (record.before, record.after)
    let (wasSubscribed, isSubscribed) = (isSubscribed(before, at: record.time), isSubscribed(after, at: record.time))
    guard wasSubscribed || isSubscribed else { return }
    if !wasSubscribed, isSubscribed { days[day(record.time), default: Change()].began += 1 }
    if wasSubscribed, !isSubscribed { days[day(record.time), default: Change()].ended += 1 }
    // An end that was foreseen comes no more, or at another time.
    let (old, new) = (wasSubscribed ? before.expires[service] : nil, isSubscribed ? after.expires[service] : nil)
    guard old != new else { return }
    if let old, old <= time { days[day(old), default: Change()].expired -= 1 }
    if let new, new <= time { days[day(new), default: Change()].expired += 1 }
  }

  /// The curve in so many points at most, each of equally many days; the last one ends with the day of the time that was asked for.
  public func points(_ count: Int) -> [Point] {
    guard count > 0, let first = days.keys.min() else { return [] }
    let last = max(first, day(time))
    let length = (last - first + Int64(count)) / Int64(count)
    var changes: [Int64: Change] = [:]
    for (day, change) in days { changes[(last - day) / length, default: Change()] = changes[(last - day) / length, default: Change()] + change }
    var subscribed = 0
    return stride(from: (last - first) / length, through: 0, by: -1).map { index in
      let change = changes[index] ?? Change()
      subscribed += change.difference
      return Point(day: CalendarDate(daysSince1970: max(first, last - (index + 1) * length + 1)), change: change, subscribed: subscribed)
    }
  }

  private func isSubscribed(_ state: Preferences, at time: Timestamp) -> Bool { state.effective(service, at: time) == .optIn }

  private func day(_ time: Timestamp) -> Int64 { time.seconds >= 0 ? time.seconds / 86_400 : (time.seconds - 86_399) / 86_400 }
}
