import ArgumentParser

/// A length of time as people write it: `10s`, `5m`, `12h`, `90d`.
struct TimeSpan: ExpressibleByArgument {
  let milliseconds: Int64

  init?(argument: String) {
    let units: [Character: Int64] = ["s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
    guard let unit = argument.last.flatMap({ units[$0] }), let number = Int64(argument.dropLast()), (1...1_000_000).contains(number) else {
      return nil
    }
    milliseconds = number * unit
  }

  init(milliseconds: Int64) { self.milliseconds = milliseconds }

  var defaultValueDescription: String { "\(milliseconds / 1000)s" }
}
