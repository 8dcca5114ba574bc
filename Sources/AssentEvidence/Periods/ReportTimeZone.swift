public import AssentModel
import Foundation

/// The time zone in which days begin and end.
public struct ReportTimeZone: Hashable, Sendable {
  /// The name, such as `UTC` or `Europe/Brussels`.
  public let name: String
  let zone: TimeZone?

  public static let utc = ReportTimeZone(name: "UTC", zone: nil)

  private init(name: String, zone: TimeZone?) {
    self.name = name
    self.zone = zone
  }

  /// `nil` for a name that the time zone database doesn't have.
  public init?(_ name: String) {
    if name == "UTC" || name == "Z" {
      self = .utc
      return
    }
    guard name.utf8.count <= 64, let zone = TimeZone(identifier: name) else { return nil }
    self.init(name: name, zone: zone)
  }

  /// The day on which a moment is.
  public func day(of time: Timestamp) -> CalendarDate {
    var days = DayNumbers(self)
    return CalendarDate(daysSince1970: days.number(of: time))
  }

  /// The moment at which a day begins.
  public func start(of day: CalendarDate) -> Timestamp {
    let midnight = day.daysSince1970 * 86_400
    // The offset that holds at midnight, unless the clocks change just then.
    let near = midnight - offset(at: midnight)
    return Timestamp(seconds: midnight - offset(at: near))
  }

  /// How many seconds local time is ahead of UTC at a moment, in seconds since 1970.
  func offset(at seconds: Int64) -> Int64 {
    zone.map { Int64($0.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))) } ?? 0
  }
}

/// Tells on which day a moment is in a time zone, as days since 1970-01-01.
struct DayNumbers: Sendable {
  /// The years 1 to 9999: what is outside counts on the day at the edge.
  private static let range: ClosedRange<Int64> = -719_162...2_932_896

  private let zone: ReportTimeZone
  /// For each UTC day the offset that holds from its start to its end; a day without one has a change in it.
  private var offsets: [Int64: Int64?] = [:]

  init(_ zone: ReportTimeZone) { self.zone = zone }

  mutating func number(of time: Timestamp) -> Int64 {
    let seconds = time.seconds
    let day = min(max(Self.floored(seconds, 86_400), Self.range.lowerBound), Self.range.upperBound)
    guard zone.zone != nil, day > Self.range.lowerBound, day < Self.range.upperBound else { return day }
    return Self.floored(seconds + offset(at: seconds, day: day), 86_400)
  }

  private mutating func offset(at seconds: Int64, day: Int64) -> Int64 {
    if let known = offsets[day] { return known ?? zone.offset(at: seconds) }
    let (first, last) = (zone.offset(at: day * 86_400), zone.offset(at: day * 86_400 + 86_399))
    offsets[day] = .some(first == last ? first : nil)
    return first == last ? first : zone.offset(at: seconds)
  }

  private static func floored(_ number: Int64, _ divisor: Int64) -> Int64 {
    number / divisor - (number % divisor < 0 ? 1 : 0)
  }
}
