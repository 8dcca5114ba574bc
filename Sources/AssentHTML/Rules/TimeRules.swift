import AssentModel

extension MarkupRule {
  static let times: [MarkupRule] = [datetime]

  static let datetime = MarkupRule(
    Rule(
      "datetime", what: "A datetime that isn't a date, a time, a month, a week, a year or a duration.", why: "Programs that read it get nothing.",
      example: #"<time datetime="2026-02-30">Text</time>"#, source: .html("text-level-semantics.html#datetime-value")), on: [.time, .ins, .del]
  ) { page, node, findings in
    let markup = page.markup
    let isTime = markup.nodes[node].element == .time
    let hint = "Write it like 2026-11-22, 2026-11-22T10:15:00Z or PT4H18M"
    guard let value = markup.value(.datetime, of: node) else {
      guard isTime else { return }
      if !markup.descendants(of: node).isEmpty { return findings.add(node, "<time> has elements in it and no datetime", hint: "Add datetime") }
      if let text = page.plainText(of: node), !DateTime.isAny(text) {
        findings.add(node, "'\(text)' in <time> is no date or time, and there is no datetime", hint: "Add datetime: \(hint)")
      }
      return
    }
    let text = markup.string(markup.trimmed(value))
    if isTime ? DateTime.isAny(text) : DateTime.isDay(text[...]) || DateTime.isInstant(text) { return }
    findings.add(node, "datetime '\(markup.string(value))' is no date or time", hint: hint)
  }
}

extension PageMarkup {
  /// The text of an element without children, as it stands in the page; `nil` when a reference or what the handler puts there is part of it.
  fileprivate func plainText(of node: Int) -> String? {
    let bytes = rendered.bytes
    guard !markup.nodes[node].hasReference, let tagEnd = bytes[Int(markup.nodes[node].offset)...].firstIndex(of: UInt8(ascii: ">")),
      let end = bytes[tagEnd...].firstIndex(of: UInt8(ascii: "<")), !rendered.slots.contains(where: { (tagEnd...end).contains($0) })
    else { return nil }
    let text = bytes[(tagEnd + 1)..<end].drop(while: ASCII.isSpace)
    return String(decoding: text[..<(text.lastIndex { !ASCII.isSpace($0) }.map { $0 + 1 } ?? text.endIndex)], as: UTF8.self)
  }
}

/// The shapes of dates and times.
///
/// Source: HTML Living Standard, section 2.3.5.
enum DateTime {
  /// Whatever `time` takes: a day, a month, a yearless day, a week, a year, a time, a moment, a zone or a duration.
  static func isAny(_ text: String) -> Bool {
    isDay(text[...]) || isInstant(text) || isLocal(text) || isMonth(text) || isWeek(text) || isYearlessDay(text) || isYear(text[...])
      || isTime(text[...]) || isZone(text[...]) || isDuration(text)
  }

  /// `2026-11-22`.
  static func isDay(_ text: Substring) -> Bool { CalendarDate(text) != nil }

  /// `2026-11`.
  static func isMonth(_ text: String) -> Bool { isDay(Substring(text + "-01")) }

  /// `11-22` or `--11-22`.
  private static func isYearlessDay(_ text: String) -> Bool {
    CalendarDate("2000-" + (text.hasPrefix("--") ? text.dropFirst(2) : text[...])) != nil
  }

  /// `2026-W48`, with 53 in years that have so many weeks.
  static func isWeek(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, isYear(parts[0]), let year = Int(parts[0]), parts[1].hasPrefix("W"), isNumber(parts[1].dropFirst(), to: 53) else {
      return false
    }
    let week = Int(parts[1].dropFirst()) ?? 0
    return week > 0 && (week < 53 || hasWeek53(year))
  }

  /// Whether the year begins on a Thursday, or is a leap year and ends on one.
  private static func hasWeek53(_ year: Int) -> Bool {
    func lastWeekday(_ year: Int) -> Int { (year + year / 4 - year / 100 + year / 400) % 7 }
    // The calendar repeats itself after 400 years.
    let year = 400 + year % 400
    return lastWeekday(year) == 4 || lastWeekday(year - 1) == 3
  }

  /// Four digits or more, above 0.
  private static func isYear(_ text: Substring) -> Bool {
    text.utf8.count >= 4 && text.utf8.allSatisfy(ASCII.isDigit) && text.utf8.contains { $0 != UInt8(ascii: "0") }
  }

  /// `2026-11-22T10:15` or `2026-11-22 10:15`, without a zone.
  static func isLocal(_ text: String) -> Bool {
    guard let (day, time) = split(text) else { return false }
    return isDay(day) && isTime(time)
  }

  /// A day and a time with a zone.
  static func isInstant(_ text: String) -> Bool {
    guard let (day, time) = split(text), isDay(day), let zone = time.firstIndex(where: { $0 == "Z" || $0 == "+" || $0 == "-" }) else { return false }
    return isTime(time[..<zone]) && isZone(time[zone...])
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

  private static func split(_ text: String) -> (day: Substring, time: Substring)? {
    guard let mark = text.firstIndex(where: { $0 == "T" || $0 == " " }) else { return nil }
    return (text[..<mark], text[text.index(after: mark)...])
  }

  /// `Z`, `+01:00` or `+0100`.
  private static func isZone(_ text: Substring) -> Bool {
    if text == "Z" { return true }
    guard let sign = text.first, sign == "+" || sign == "-" else { return false }
    let digits = text.dropFirst()
    let minutes = digits.dropFirst(2)
    guard isNumber(digits.prefix(2), to: 23), isNumber(minutes.first == ":" ? minutes.dropFirst() : minutes, to: 59) else { return false }
    return sign == "+" || digits.contains { ("1"..."9").contains($0) }
  }

  /// `PT4H18M3S`, `P2D` or `4h 18m 3s`.
  ///
  /// Source: HTML Living Standard, section 2.3.5.9.
  private static func isDuration(_ text: String) -> Bool {
    if text.count > 1, text.wholeMatch(of: /P(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]{1,3})?S)?)?/) != nil { return true }
    var rest = text[...]
    var units: Set<String> = []
    while let part = rest.prefixMatch(of: /([0-9]+)(\.[0-9]{1,3})?[ \t\n\f\r]*([WwDdHhMmSs])[ \t\n\f\r]*/) {
      let unit = part.output.3.lowercased()
      guard units.insert(unit).inserted, part.output.2 == nil || unit == "s" else { return false }
      rest = rest[part.range.upperBound...]
    }
    return !units.isEmpty && rest.isEmpty
  }

  private static func isNumber(_ text: some StringProtocol, to maximum: Int) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy(ASCII.isDigit) && (Int(text) ?? Int.max) <= maximum
  }
}
