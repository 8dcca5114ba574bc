/// An instant, in milliseconds since 1970-01-01T00:00:00Z.
public struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// From whole seconds since 1970 UTC.
  public init(seconds: Int64) { self.milliseconds = seconds * 1000 }

  /// Whole seconds since 1970 UTC, rounded down.
  public var seconds: Int64 { milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0) }

  /// The instant so many days of 24 hours later, or earlier when they are negative; as far as numbers go.
  public func adding(days: Int) -> Timestamp {
    let (span, isTooLong) = Int64(clamping: days).multipliedReportingOverflow(by: 86_400_000)
    let (sum, isTooLarge) = milliseconds.addingReportingOverflow(span)
    guard !isTooLong, !isTooLarge else { return Timestamp(milliseconds: days < 0 ? .min : .max) }
    return Timestamp(milliseconds: sum)
  }

  /// ISO 8601 in UTC with milliseconds: `2026-11-22T10:15:30.250Z`.
  public var description: String {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let second = seconds - day * 86_400
    let fraction = (milliseconds % 1000 + 1000) % 1000
    func padded(_ number: Int64, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
    return "\(CalendarDate(daysSince1970: day))T\(time).\(padded(fraction, 3))Z"
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }
}

/// A length of time as people write it: `10s`, `5m`, `12h`, `90d`.
public struct TimeSpan: Hashable, Sendable {
  public let milliseconds: Int64

  /// Reads a number from 1 to 1,000,000 and its unit; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let units: [Character: Int64] = ["s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
    guard let unit = text.last.flatMap({ units[$0] }), let number = Int64(text.dropLast()), (1...1_000_000).contains(number) else {
      return nil
    }
    milliseconds = number * unit
  }

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }
}
