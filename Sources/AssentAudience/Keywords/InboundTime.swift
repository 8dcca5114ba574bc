public import AssentModel

/// When a message was received, as gateways write it.
///
/// ISO 8601 with or without a zone (Sinch `received_at`, Twilio's exports), a day and a time with a space between them (Vonage), RFC 2822 (Twilio's
/// interface), seconds or milliseconds since 1970. A time without a zone is UTC, as these gateways say of theirs.
public enum InboundTime {
  /// `nil` when the text is no such time.
  public static func timestamp(_ text: some StringProtocol) -> Timestamp? {
    let text = String(text).trimmingSpaces
    guard (10...40).contains(text.utf8.count) else { return nil }
    if text.utf8.allSatisfy({ $0.isDigit }) { return epoch(text) }
    var words = text.split { $0 == " " || $0 == "," }.map(String.init)
    if let first = words.first, first.utf8.count == 3, weekdays.contains(first.lowercased()) { words.removeFirst() }
    if words.count >= 4, words.count <= 5, let month = months.firstIndex(of: words[1].lowercased()), let day = Int(words[0]), let year = Int(words[2])
    {
      return instant(CalendarDate(year: year, month: month + 1, day: day), words[3], zone: words.count == 5 ? words[4] : "")
    }
    if words.count == 1, let separator = text.firstIndex(where: { $0 == "T" || $0 == "t" }) {
      words = [String(text[..<separator]), String(text[text.index(after: separator)...])]
    }
    guard (2...3).contains(words.count) else { return nil }
    return instant(CalendarDate(words[0]), words[1], zone: words.count == 3 ? words[2] : "")
  }

  private static func epoch(_ digits: String) -> Timestamp? {
    guard let number = Int64(digits) else { return nil }
    return switch digits.utf8.count {
    case 10: Timestamp(seconds: number)
    case 13: Timestamp(milliseconds: number)
    default: nil
    }
  }

  private static func instant(_ day: CalendarDate?, _ clock: String, zone: String) -> Timestamp? {
    var (clock, zone) = (clock, zone)
    if let start = clock.firstIndex(where: { "Zz+-".contains($0) }) {
      guard zone.isEmpty else { return nil }
      (clock, zone) = (String(clock[..<start]), String(clock[start...]))
    }
    guard let day, let milliseconds = milliseconds(clock), let offset = offset(zone) else { return nil }
    return Timestamp(milliseconds: day.start.milliseconds + milliseconds - 60_000 * offset)
  }

  /// `10:15`, `10:15:30` or `10:15:30.250`, since midnight.
  private static func milliseconds(_ clock: String) -> Int64? {
    let halves = clock.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = halves[0].split(separator: ":", omittingEmptySubsequences: false).map(number)
    let numbers = parts.compactMap { $0 }
    guard numbers.count == parts.count, (2...3).contains(parts.count), numbers[0] < 24, numbers[1] < 60 else { return nil }
    let second = numbers.count == 3 ? numbers[2] : 0
    guard second <= 60 else { return nil }
    var fraction: Int64 = 0
    if halves.count == 2 {
      let digits = halves[1].utf8
      guard (1...9).contains(digits.count), digits.allSatisfy({ $0.isDigit }) else { return nil }
      fraction = Int64(String(halves[1].prefix(3)) + String(repeating: "0", count: max(0, 3 - digits.count))) ?? 0
    }
    return ((numbers[0] * 60 + numbers[1]) * 60 + second) * 1000 + fraction
  }

  /// Minutes east of UTC.
  private static func offset(_ zone: String) -> Int64? {
    if ["", "z", "utc", "gmt"].contains(zone.lowercased()) { return 0 }
    guard let sign = zone.first, sign == "+" || sign == "-" else { return nil }
    let digits = String(zone.dropFirst().filter { $0 != ":" })
    guard digits.utf8.count == 4, let hours = number(digits.prefix(2)), let minutes = number(digits.suffix(2)), hours < 24, minutes < 60 else {
      return nil
    }
    return (sign == "-" ? -1 : 1) * (hours * 60 + minutes)
  }

  /// Two digits.
  private static func number(_ text: Substring) -> Int64? {
    text.utf8.count == 2 && text.utf8.allSatisfy { $0.isDigit } ? Int64(text) : nil
  }

  private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
