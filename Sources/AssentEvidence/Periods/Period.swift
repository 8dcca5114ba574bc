public import AssentModel

/// A stretch of time and what was chosen in it.
public struct Period: Hashable, Sendable {
  /// The first and the last day; at the edges of what is covered fewer days than the unit has.
  public let days: ClosedRange<CalendarDate>
  public let count: ChoiceCount

  static func periods(of byDay: [Int64: ChoiceCount], in days: ClosedRange<CalendarDate>) -> Periods {
    let unit = PeriodUnit(days: days)
    let (first, last) = (days.lowerBound.daysSince1970, days.upperBound.daysSince1970)
    var counts: [Int64: ChoiceCount] = [:]
    for (day, count) in byDay { counts[unit.start(of: day), default: ChoiceCount()].add(count) }
    var periods: [Period] = []
    var start = unit.start(of: first)
    while start <= last {
      let next = max(start + 1, unit.next(after: start))
      let range = CalendarDate(daysSince1970: max(start, first))...CalendarDate(daysSince1970: min(next - 1, last))
      periods.append(Period(days: range, count: counts[start] ?? ChoiceCount()))
      start = next
    }
    return Periods(unit: unit, list: periods)
  }
}

/// Time divided into stretches of one unit.
public struct Periods: Hashable, Sendable {
  public let unit: PeriodUnit
  public let list: [Period]

  /// The one with the most opt-outs, the first of several; `nil` when there is none.
  public var peak: Period? {
    list.max { $0.count.optOuts < $1.count.optOuts }.flatMap { most in
      most.count.optOuts > 0 ? list.first { $0.count.optOuts == most.count.optOuts } : nil
    }
  }
}

/// How long the stretches are by which time is divided.
public enum PeriodUnit: String, Hashable, Sendable, CaseIterable {
  case day
  /// From Monday to Sunday.
  case week
  case month
  case year

  /// The unit that gives a picture with neither too few nor too many stretches: days up to seven weeks, weeks up to a year, months up to
  /// ten, then years.
  init(days: ClosedRange<CalendarDate>) {
    let length = days.upperBound.daysSince1970 - days.lowerBound.daysSince1970 + 1
    switch length {
    case ...49: self = .day
    case ...366: self = .week
    case ...3660: self = .month
    default: self = .year
    }
  }

  /// The number of the day on which the stretch that holds a day begins.
  func start(of number: Int64) -> Int64 {
    let day = CalendarDate(daysSince1970: number)
    // 1970-01-01 was a Thursday.
    let weekday = ((number + 3) % 7 + 7) % 7
    switch self {
    case .day: return number
    case .week: return number - weekday
    case .month: return number - Int64(day.day - 1)
    case .year: return CalendarDate(year: day.year, month: 1, day: 1)?.daysSince1970 ?? number
    }
  }

  /// The number of the day on which the next stretch begins.
  func next(after start: Int64) -> Int64 {
    switch self {
    case .day: start + 1
    case .week: start + 7
    // No month has more than 31 days, and none fewer than 28.
    case .month: self.start(of: start + 31)
    case .year: self.start(of: start + 366)
    }
  }
}
