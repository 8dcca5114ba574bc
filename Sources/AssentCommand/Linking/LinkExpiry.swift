import ArgumentParser
import AssentModel

/// When a link stops working: some time from now, or the end of a day.
enum LinkExpiry: Hashable, ExpressibleByArgument {
  case after(seconds: Int64)
  case endOf(CalendarDate)

  /// Reads `30d`, `12h` or `2026-12-31`.
  init?(argument: String) {
    if let date = CalendarDate(argument) {
      self = .endOf(date)
      return
    }
    let units: [Character: Int64] = ["d": 86_400, "h": 3600]
    guard let unit = argument.last.flatMap({ units[$0] }), let number = Int64(argument.dropLast()), (1...36_500).contains(number) else { return nil }
    self = .after(seconds: number * unit)
  }

  /// Whole seconds since 1970 UTC.
  ///
  /// - Throws: when the time has passed, or lies after 2106, which a token can't say.
  func seconds(now: Timestamp) throws -> UInt32 {
    let seconds =
      switch self {
      case .after(let seconds): now.seconds + seconds
      case .endOf(let date): date.start.seconds + 86_400
      }
    guard seconds > now.seconds else { throw ValidationError("The time of --expires has passed.") }
    guard let expiry = UInt32(exactly: seconds) else {
      throw ValidationError("A link can't expire after February 2106; leave --expires out for never.")
    }
    return expiry
  }
}
