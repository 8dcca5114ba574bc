import AssentModel
import Testing

@Suite("Days and instants")
struct TimeTests {
  @Test(
    "A day that exists is read, and its text is the same again", arguments: ["1970-01-01", "2024-02-29", "2000-02-29", "2026-11-22", "9999-12-31"])
  func days(text: String) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.description == text)
    #expect(CalendarDate(daysSince1970: date.daysSince1970) == date)
  }

  @Test(
    "A day that doesn't exist is refused",
    arguments: ["2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-01", "2026-4-1", "2026-04-01 ", "abcd-ef-gh", ""])
  func noDays(text: String) { #expect(CalendarDate(text) == nil) }

  @Test("Every day of 800 years has the number after the day before it")
  func sequence() {
    var previous = CalendarDate(daysSince1970: -146_098)
    for number in Int64(-146_097)...146_097 {
      let date = CalendarDate(daysSince1970: number)
      #expect(previous < date && date.daysSince1970 == number)
      previous = date
    }
  }

  @Test(
    "An instant is written in UTC with milliseconds",
    arguments: [
      (Int64(0), "1970-01-01T00:00:00.000Z"), (1_795_342_530_250, "2026-11-22T10:15:30.250Z"), (-1, "1969-12-31T23:59:59.999Z"),
    ])
  func instants(milliseconds: Int64, text: String) { #expect(Timestamp(milliseconds: milliseconds).description == text) }
}
