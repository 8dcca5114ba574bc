import AssentModel

/// The shapes of dates and times.
///
/// Source: HTML Living Standard, section 2.3.5.
enum DateTime {
  /// A day, or a day and a time in a zone.
  static func isDateOrInstant(_ text: String) -> Bool {
    let (day, time) = split(text)
    guard CalendarDate(day) != nil else { return false }
    guard let time else { return true }
    return isZoned(time) || isTime(time)
  }

  /// A month, a yearless day, a week, a year, a time, a zone or a duration.
  static func isOther(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 1, parts[0].utf8.count >= 4, parts[0].utf8.allSatisfy(ASCII.isDigit) { return true }
    if parts.count == 2, CalendarDate(text + "-01") != nil { return true }
    if parts.count == 2, CalendarDate("2000-" + text) != nil { return true }
    if parts.count == 2, parts[1].hasPrefix("W"), let week = Int(parts[1].dropFirst()), parts[1].utf8.count == 3 { return (1...53).contains(week) }
    return isTime(text[...]) || isZone(text[...]) || isDuration(text)
  }

  /// `10:15`, `10:15:30` or `10:15:30.250`.
  static func isTime(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), isNumber(parts[0], to: 23), isNumber(parts[1], to: 59) else { return false }
    guard parts.count == 3 else { return true }
    let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
    guard isNumber(seconds[0], to: 59), seconds.count <= 2 else { return false }
    return seconds.count == 1 || (1...3).contains(seconds[1].utf8.count) && seconds[1].utf8.allSatisfy(ASCII.isDigit)
  }

  private static func split(_ text: String) -> (Substring, Substring?) {
    guard let mark = text.firstIndex(where: { $0 == "T" || $0 == " " }) else { return (text[...], nil) }
    return (text[..<mark], text[text.index(after: mark)...])
  }

  private static func isZoned(_ text: Substring) -> Bool {
    guard let mark = text.firstIndex(where: { $0 == "Z" || $0 == "+" || $0 == "-" }) else { return false }
    return isTime(text[..<mark]) && isZone(text[mark...])
  }

  private static func isZone(_ text: Substring) -> Bool {
    if text == "Z" { return true }
    guard let sign = text.first, sign == "+" || sign == "-" else { return false }
    let digits = text.dropFirst().filter { $0 != ":" }
    return digits.utf8.count == 4 && isNumber(digits.prefix(2)[...], to: 23) && isNumber(digits.suffix(2)[...], to: 59)
  }

  private static func isDuration(_ text: String) -> Bool {
    guard text.hasPrefix("P"), text.utf8.count > 2 else { return false }
    return text.dropFirst().utf8.allSatisfy { ASCII.isDigit($0) || "TDHMS.W".utf8.contains($0) } && !text.hasSuffix("T")
  }

  private static func isNumber(_ text: some StringProtocol, to maximum: Int) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy(ASCII.isDigit) && (Int(text) ?? Int.max) <= maximum
  }
}
