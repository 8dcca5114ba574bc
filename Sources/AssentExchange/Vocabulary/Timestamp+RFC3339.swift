public import AssentModel

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
