public import AssentPreferences
public import CoreMetrics
import Synchronization

/// What the handler counts. Labels are words of the program, never anything that a client sent, so there are few of them.
public final class HandlerMetrics: Sendable {
  private struct Answer: Hashable {
    let route: String
    let status: Int
  }

  private struct Series {
    var answers: [Answer: Counter] = [:]
    var durations: [String: Timer] = [:]

    mutating func answered(_ answer: Answer, _ factory: any MetricsFactory) -> (Counter, Timer) {
      if let counter = answers[answer], let timer = durations[answer.route] { return (counter, timer) }
      let (route, status) = (answer.route, "\(answer.status)")
      let counter = Counter(label: MetricDescription.requests.name, dimensions: [("route", route), ("status", status)], factory: factory)
      let timer = Timer(label: MetricDescription.requestDuration.name, dimensions: [("route", route)], factory: factory)
      answers[answer] = counter
      durations[route] = timer
      return (counter, timer)
    }
  }

  private let factory: any MetricsFactory
  private let series = Mutex(Series())
  private let underWay: Meter
  private let commits: Counter
  private let batchSize: Recorder
  private let commitDuration: Timer

  /// - Parameter factory: makes the metrics, such as a ``PrometheusRegistry``.
  public init(factory: any MetricsFactory) {
    self.factory = factory
    underWay = Meter(label: MetricDescription.requestsUnderWay.name, factory: factory)
    commits = Counter(label: MetricDescription.commits.name, factory: factory)
    batchSize = Recorder(label: MetricDescription.batchSize.name, dimensions: [], aggregate: true, factory: factory)
    commitDuration = Timer(label: MetricDescription.commitDuration.name, factory: factory)
  }

  func began() { underWay.increment() }

  func answered(route: String, status: Int, in duration: Duration) {
    underWay.decrement()
    let (counter, timer) = series.withLock { $0.answered(Answer(route: route, status: status), factory) }
    counter.increment()
    timer.recordNanoseconds(duration.inNanoseconds)
  }

  /// A request was refused because of a limit.
  func throttled(by limit: RequestLimit) {
    Counter(label: MetricDescription.throttled.name, dimensions: [("limit", limit.rawValue)], factory: factory).increment()
  }

  func reloaded(_ part: String, succeeded: Bool) {
    let result = succeeded ? "success" : "failure"
    Counter(label: MetricDescription.reloads.name, dimensions: [("part", part), ("result", result)], factory: factory).increment()
  }

  /// Sets what is known only when somebody asks.
  func set(_ metric: MetricDescription, _ labels: [(String, String)] = [], to value: Double) {
    Meter(label: metric.name, dimensions: labels, factory: factory).set(value)
  }
}

extension HandlerMetrics: StoreObserver {
  public func committed(submissions: Int, in duration: Duration) {
    commits.increment()
    batchSize.record(submissions)
    commitDuration.recordNanoseconds(duration.inNanoseconds)
  }

  public func failed(submissions: Int, with error: StoreError) {
    Counter(label: MetricDescription.storeFailures.name, dimensions: [("error", error.code.rawValue)], factory: factory).increment()
  }
}

extension Duration {
  /// Rounded down.
  var inNanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
