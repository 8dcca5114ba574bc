public import AssentModel
public import AssentPreferences

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
