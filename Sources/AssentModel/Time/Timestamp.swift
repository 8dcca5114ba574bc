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

extension Timestamp {
  /// Reads `2026-11-22T10:15:30Z`, with a fraction of a second or without, with `Z` or an offset such as `+01:00`, with a space in the place of
  /// the `T`; or a day alone, which is its midnight UTC. What is finer than a millisecond is left out, and a leap second is the one before it.
  ///
  /// `nil` for anything else, such as a time of day without a zone. Source: RFC 3339 section 5.6.
  public init?(rfc3339 text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard let day = CalendarDate(String(decoding: bytes.prefix(10), as: UTF8.self)) else { return nil }
    guard bytes.count > 10 else {
      self = day.start
      return
    }
    var rest = bytes[10...]
    guard let separator = rest.popFirst(), separator == UInt8(ascii: "T") || separator == UInt8(ascii: "t") || separator == 0x20,
      let hour = Self.number(&rest, below: 24), rest.popFirst() == UInt8(ascii: ":"),
      let minute = Self.number(&rest, below: 60), rest.popFirst() == UInt8(ascii: ":"),
      let second = Self.number(&rest, below: 61), let fraction = Self.milliseconds(&rest), let offset = Self.offset(&rest), rest.isEmpty
    else { return nil }
    let seconds = day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + min(second, 59) - offset
    self.init(milliseconds: seconds * 1000 + fraction)
  }

  /// Two digits.
  private static func number(_ rest: inout ArraySlice<UInt8>, below limit: Int64) -> Int64? {
    guard let tens = rest.popFirst(), let ones = rest.popFirst(), (0x30...0x39).contains(tens), (0x30...0x39).contains(ones) else { return nil }
    let number = Int64(tens - 0x30) * 10 + Int64(ones - 0x30)
    return number < limit ? number : nil
  }

  /// A point and digits, or nothing.
  private static func milliseconds(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    guard rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") else { return 0 }
    rest.removeFirst()
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    return (Array(digits.prefix(3)) + [0x30, 0x30]).prefix(3).reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }

  /// In seconds to the east.
  private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    guard let sign = rest.popFirst() else { return nil }
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = number(&rest, below: 24) else { return nil }
    if rest.first == UInt8(ascii: ":") { rest.removeFirst() }
    guard let minutes = number(&rest, below: 60) else { return nil }
    return (sign == UInt8(ascii: "+") ? 1 : -1) * (hours * 3600 + minutes * 60)
  }
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
