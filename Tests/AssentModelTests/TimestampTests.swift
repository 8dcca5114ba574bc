import AssentModel
import Testing

@Suite("Times in files")
struct TimestampTests {
  @Test(
    "A time has its zone, or is a day",
    arguments: [
      ("2026-11-22T10:15:30Z", "2026-11-22T10:15:30.000Z"), ("2026-11-22T10:15:30.25Z", "2026-11-22T10:15:30.250Z"),
      ("2026-11-22 10:15:30.1239+01:00", "2026-11-22T09:15:30.123Z"), ("2026-11-22t10:15:30z", "2026-11-22T10:15:30.000Z"),
      ("2026-01-01T00:15:00+0130", "2025-12-31T22:45:00.000Z"), ("2026-12-31T23:15:00-01:00", "2027-01-01T00:15:00.000Z"),
      ("2026-11-22", "2026-11-22T00:00:00.000Z"), ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000Z"),
      ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"),
    ])
  func reads(text: String, time: String) throws {
    #expect(try #require(Timestamp(rfc3339: text)).description == time)
  }

  @Test(
    "Anything else is none",
    arguments: [
      "", "now", "2026-11-22T10:15:30", "2026-11-22T10:15Z", "22/11/2026", "2026-02-30", "2026-11-22T24:00:00Z", "2026-11-22T10:15:30.Z",
      "2026-11-22T10:15:30+1:00", "2026-11-22T10:15:30Zx", "2026-11-22T", "0000-01-01", "1795000000", "2026-11-22T１0:15:30Z",
    ])
  func refuses(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test("What a record's time is written as reads as that time", arguments: [0, 1, 1_795_000_000_123, 253_402_300_799_999] as [Int64])
  func roundTrip(milliseconds: Int64) {
    let time = Timestamp(milliseconds: milliseconds)
    #expect(Timestamp(rfc3339: time.description) == time)
  }
}
