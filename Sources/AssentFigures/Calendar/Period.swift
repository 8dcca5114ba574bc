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
