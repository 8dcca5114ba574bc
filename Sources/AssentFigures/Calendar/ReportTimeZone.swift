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
