/// How long to wait before the next try: twice as long each time, and never the same for two that failed at once.
struct Backoff {
  private var failures = 0

  private static let first = Duration.milliseconds(20)
  private static let longest = Duration.seconds(1)

  mutating func reset() { failures = 0 }

  /// The time to wait after one more failure.
  mutating func next() -> Duration {
    let delay = min(Self.first * (1 << min(failures, 10)), Self.longest)
    failures += 1
    return delay * Double.random(in: 0.5...1)
  }
}
