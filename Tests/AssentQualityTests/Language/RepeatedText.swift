import Testing

/// A text that should do no harm; its name stays short in the report of a test.
struct RepeatedText: Sendable, CustomTestStringConvertible {
  let unit: String
  let times: Int

  init(_ unit: String, times: Int = 1) {
    self.unit = unit
    self.times = times
  }

  var text: String { String(repeating: unit, count: times) }
  var testDescription: String { "\(unit.debugDescription) \(times) times" }
}
