import AssentModel
import Foundation
import Testing

@testable import AssentEvidence

@Suite("Days and periods")
struct CalendarTests {
  @Test(
    "A moment is on the day that people there have",
    arguments: [
      ("UTC", 1_793_232_000 - 1, "2026-10-28"), ("Europe/Brussels", 1_793_232_000 - 3600, "2026-10-29"),
      ("Europe/Brussels", 1_793_232_000 - 3601, "2026-10-28"), ("America/New_York", 1_793_232_000, "2026-10-28"),
      ("Pacific/Kiritimati", 1_793_232_000 - 50_400, "2026-10-29"),
    ] as [(String, Int64, String)])
  func days(zone: String, seconds: Int64, day: String) throws {
    let zone = try #require(ReportTimeZone(zone))
    #expect(zone.day(of: Timestamp(seconds: seconds)).description == day)
  }

  @Test("The day on which clocks change has all of its hours", arguments: ["Europe/Brussels", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC"])
  func changes(name: String) throws {
    let zone = try #require(ReportTimeZone(name))
    var days = DayNumbers(zone)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: name))
    for hour in stride(from: Int64(0), to: 24 * 400, by: 1) {
      let seconds = 1_767_225_600 + hour * 3600 + 1799
      let parts = calendar.dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: Double(seconds)))
      let expected = CalendarDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
      #expect(CalendarDate(daysSince1970: days.number(of: Timestamp(seconds: seconds))) == expected)
    }
  }

  @Test("A day begins where it does for people there")
  func start() throws {
    let zone = try #require(ReportTimeZone("Europe/Brussels"))
    for text in ["2026-03-29", "2026-03-30", "2026-10-25", "2026-10-26", "2026-07-01"] {
      let start = zone.start(of: try #require(CalendarDate(text)))
      #expect(zone.day(of: start).description == text)
      #expect(zone.day(of: Timestamp(seconds: start.seconds - 1)).description < text)
    }
  }

  @Test("Moments that no calendar has count on the day at its edge", arguments: [Int64.min, Int64.max, 0, -1, 253_402_300_800_000])
  func edges(milliseconds: Int64) throws {
    for zone in [ReportTimeZone.utc, try #require(ReportTimeZone("Asia/Tokyo"))] {
      let day = zone.day(of: Timestamp(milliseconds: milliseconds))
      #expect((1...9999).contains(day.year))
    }
  }

  @Test("No zone is taken for one", arguments: ["", "Brussels", "Europe/Atlantis", "../../etc/passwd"])
  func zones(name: String) { #expect(ReportTimeZone(name) == nil) }

  @Test(
    "Time is divided by the span, without a gap",
    arguments: [
      ("2026-10-01", "2026-10-01", "day", 1), ("2026-10-01", "2026-11-18", "day", 49), ("2026-10-01", "2026-11-19", "week", 8),
      ("2026-01-01", "2026-12-31", "week", 53), ("2025-01-15", "2026-12-31", "month", 24), ("2000-02-29", "2026-12-31", "year", 27),
      ("0001-01-01", "9999-12-31", "year", 9999),
    ] as [(String, String, String, Int)])
  func periods(first: String, last: String, unit: String, count: Int) throws {
    let days = try #require(CalendarDate(first))...(try #require(CalendarDate(last)))
    let periods = Period.periods(of: [days.upperBound.daysSince1970: ChoiceCount(optOuts: 3)], in: days)
    #expect(periods.unit.rawValue == unit && periods.list.count == count)
    #expect(periods.list.first?.days.lowerBound == days.lowerBound && periods.list.last?.days.upperBound == days.upperBound)
    #expect(periods.list.last?.count == ChoiceCount(optOuts: 3))
    for (period, next) in zip(periods.list, periods.list.dropFirst()) {
      #expect(period.days.upperBound.daysSince1970 + 1 == next.days.lowerBound.daysSince1970)
    }
  }
}
