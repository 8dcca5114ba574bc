import AssentLinks

/// TagTiming [TIMES [ROUNDS]]: shows that refusing a wrong tag takes the same time wherever it is wrong.
@main
enum TagTiming {
  /// So many comparisons are one measurement, as one alone takes less time than the clock tells apart.
  private static let comparisons = 64

  static func main() throws {
    let numbers = CommandLine.arguments.dropFirst().map { Int($0) ?? 0 }
    let (times, rounds) = (max(10_000, numbers.first ?? 1_000_000), max(1, numbers.dropFirst().first ?? 5))
    var generator = SystemRandomNumberGenerator()
    print("\(times) times a round; t of Welch's test, largest of five percentiles, and nanoseconds between the kinds")
    for _ in 0..<rounds {
      let tags = try TimedTags(512, isControl: false, using: &generator)
      let same = try TimedTags(512, isControl: true, using: &generator)
      try report("tag compared, same kinds (control)", comparison(same), times, &generator)
      try report("tag compared, first or last byte wrong", comparison(tags), times, &generator)
      try report("stops at the first difference (must be found)", early(tags), times, &generator)
      try report("whole token, same kinds (control)", verification(same), times, &generator)
      try report("whole token, first or last byte wrong", verification(tags), times, &generator)
    }
  }

  private static func comparison(_ tags: TimedTags) -> (Int, Int) -> Bool {
    { kind, input in
      let (right, wrong) = (tags.rightTags[kind][input], tags.tags[kind][input])
      var isRight = false
      for _ in 0..<comparisons where hidden(right) == hidden(wrong) { isRight = true }
      return isRight
    }
  }

  private static func early(_ tags: TimedTags) -> (Int, Int) -> Bool {
    { kind, input in
      let (right, wrong) = (tags.rightBytes[kind][input], tags.bytes[kind][input])
      var isRight = false
      for _ in 0..<comparisons where hidden(right).elementsEqual(hidden(wrong)) { isRight = true }
      return isRight
    }
  }

  private static func verification(_ tags: TimedTags) -> (Int, Int) -> Bool {
    { kind, input in (try? tags.keys.verify(tags.tokens[kind][input])) != nil }
  }

  /// The value, of which the optimizer knows nothing any more.
  @inline(never) @_optimize(none) private static func hidden<Value>(_ value: Value) -> Value { value }

  private static func report(
    _ name: String, _ operation: @escaping (Int, Int) -> Bool, _ times: Int, _ generator: inout SystemRandomNumberGenerator
  ) throws {
    let result = TimingTest(name: name, inputsOfEach: 512, operation: operation).run(times, using: &generator)
    func padded(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
    let rounded = [result.t, result.nanoseconds].map { String(Double(Int(($0 * 100).rounded())) / 100) }
    print("\(name)\(String(repeating: " ", count: max(1, 48 - name.count)))t \(padded(rounded[0], 10))  \(padded(rounded[1], 8)) ns")
  }
}
