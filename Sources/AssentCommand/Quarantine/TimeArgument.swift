import ArgumentParser
import AssentModel
import Foundation

/// An instant as people write it: a day, which is its midnight UTC, or `2026-11-22T10:15:30Z`, with a fraction or an offset such as `+01:00`.
///
/// Source: RFC 3339 section 5.6.
struct TimeArgument: ExpressibleByArgument {
  let time: Timestamp

  init?(argument: String) {
    if let day = CalendarDate(argument) {
      time = day.start
      return
    }
    // Years beyond 9999 would be beyond what a record can say.
    guard CalendarDate(argument.prefix(10)) != nil else { return nil }
    let styles = [Date.ISO8601FormatStyle(includingFractionalSeconds: true), Date.ISO8601FormatStyle()]
    guard let date = styles.lazy.compactMap({ try? $0.parse(argument) }).first else { return nil }
    time = Timestamp(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
  }
}
