import AssentModel

/// Days as English readers expect them.
enum DateText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]

  /// `5 October 2026`.
  static func day(_ day: CalendarDate) -> String { "\(day.day) \(month(day)) \(day.year)" }

  /// `5 Oct`.
  static func shortDay(_ day: CalendarDate) -> String { "\(day.day) \(month(day).prefix(3))" }

  /// `1 to 22 November 2026`, `1 October to 22 November 2026`; one day alone.
  static func range(_ days: ClosedRange<CalendarDate>) -> String {
    let (first, last) = (days.lowerBound, days.upperBound)
    if first == last { return day(first) }
    if (first.year, first.month) == (last.year, last.month) { return "\(first.day) to \(day(last))" }
    return first.year == last.year ? "\(first.day) \(month(first)) to \(day(last))" : "\(day(first)) to \(day(last))"
  }

  /// A period in a table: `Mon 5 Oct 2026`, `5 to 11 Oct 2026`, `October 2026`, `2026`.
  static func period(_ period: Period, _ unit: PeriodUnit) -> String {
    let (first, last) = (period.days.lowerBound, period.days.upperBound)
    switch unit {
    case .day: return "\(weekday(first)) \(shortDay(first)) \(first.year)"
    case .week:
      if first == last { return "\(shortDay(first)) \(first.year)" }
      return first.month == last.month ? "\(first.day)–\(shortDay(last)) \(last.year)" : "\(shortDay(first)) – \(shortDay(last)) \(last.year)"
    case .month: return "\(month(first)) \(first.year)"
    case .year: return String(first.year)
    }
  }

  /// The mark of a period on an axis: `5 Oct`, `Oct 2026`, `2026`.
  static func mark(_ period: Period, _ unit: PeriodUnit) -> String {
    let first = period.days.lowerBound
    switch unit {
    case .day, .week: return shortDay(first)
    case .month: return "\(month(first).prefix(3)) \(first.year)"
    case .year: return String(first.year)
    }
  }

  /// A period in a sentence, after a number: `on 5 October 2026`, `in the week from 5 October 2026`, `in October 2026`.
  static func phrase(_ period: Period, _ unit: PeriodUnit) -> String {
    let first = period.days.lowerBound
    switch unit {
    case .day: return "on \(day(first))"
    case .week: return "in the week from \(day(first))"
    case .month: return "in \(month(first)) \(first.year)"
    case .year: return "in \(first.year)"
    }
  }

  /// `22 November 2026, 10:15 UTC`.
  static func moment(_ time: Timestamp) -> String {
    let text = time.description
    let date = CalendarDate(text.prefix(10)).map(day) ?? String(text.prefix(10))
    return "\(date), \(text.dropFirst(11).prefix(5)) UTC"
  }

  private static func month(_ day: CalendarDate) -> String { months.indices.contains(day.month - 1) ? months[day.month - 1] : "" }

  private static func weekday(_ day: CalendarDate) -> String {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return names[Int(((day.daysSince1970 + 3) % 7 + 7) % 7)]
  }
}
