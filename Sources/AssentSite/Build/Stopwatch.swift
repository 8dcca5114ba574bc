/// Measures the stages of a build on a clock that only goes forward.
struct Stopwatch {
  private(set) var stages: [BuildReport.Stage] = []
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant

  init() { last = clock.now }

  /// Ends a stage that began when the one before it ended.
  mutating func lap(_ name: String) {
    let now = clock.now
    stages.append(BuildReport.Stage(name: name, duration: last.duration(to: now)))
    last = now
  }
}
