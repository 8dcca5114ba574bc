import Glibc

/// Whether the time that something takes tells two kinds of input apart.
///
/// The kinds come in random order, so that whatever else happens on the machine happens to both; each has many inputs, so that no difference between two
/// places in memory is taken for one between the kinds. Welch's t is computed over all times and over those below each of several percentiles, since
/// interruptions, which say nothing about the code, are among the longest; the largest of these counts.
///
/// Source: Reparaz, Balasch and Verbauwhede, Dude, is my code constant time?, 2017: above 4.5 something leaks, and it grows with the number of times.
struct TimingTest {
  let name: String
  /// Inputs of both kinds: the operation is told which one to work on.
  let inputsOfEach: Int
  let operation: (_ kind: Int, _ input: Int) -> Bool

  private static let percentiles = [0.5, 0.75, 0.9, 0.99, 1]

  /// Measures and returns the t of largest magnitude, with how many nanoseconds the kinds are apart at that percentile.
  func run(_ times: Int, using generator: inout some RandomNumberGenerator) -> (t: Double, nanoseconds: Double) {
    var (kinds, durations): ([UInt8], [UInt32]) = ([], [])
    kinds.reserveCapacity(times)
    durations.reserveCapacity(times)
    // What is measured first is slower while caches and branch predictors fill.
    let warm = times / 20
    for index in 0..<(times + warm) {
      let number = generator.next() as UInt64
      let (kind, input) = (Int(number & 1), Int(number >> 1) % inputsOfEach)
      let start = Self.now()
      let isRight = operation(kind, input)
      let end = Self.now()
      precondition(!isRight, "a wrong tag was accepted")
      if index >= warm {
        kinds.append(UInt8(kind))
        durations.append(UInt32(clamping: end - start))
      }
    }
    let sorted = durations.sorted()
    let results = Self.percentiles.map { percentile in
      let limit = sorted[min(sorted.count - 1, Int(Double(sorted.count) * percentile))]
      var classes = [TimingClass(), TimingClass()]
      for (kind, duration) in zip(kinds, durations) where duration <= limit { classes[Int(kind)].add(Double(duration)) }
      let error = (classes[0].errorSquared + classes[1].errorSquared).squareRoot()
      let difference = classes[0].mean - classes[1].mean
      return (t: error == 0 ? 0 : difference / error, nanoseconds: difference)
    }
    return results.max { abs($0.t) < abs($1.t) } ?? (0, 0)
  }

  private static func now() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
