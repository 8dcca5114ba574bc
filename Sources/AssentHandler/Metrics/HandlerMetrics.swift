import AssentStore
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

extension HandlerMetrics {
  /// Counts a commit of the store.
  @Sendable func committed(submissions: Int, _ result: Result<Duration, StoreError>) {
    switch result {
    case .success(let duration):
      commits.increment()
      batchSize.record(submissions)
      commitDuration.recordNanoseconds(duration.inNanoseconds)
    case .failure(let error):
      Counter(label: MetricDescription.storeFailures.name, dimensions: [("error", error.code.rawValue)], factory: factory).increment()
    }
  }
}

extension Duration {
  /// Rounded down.
  var inNanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}

extension MetricDescription {
  static let requests = MetricDescription(name: "assent_requests_total", help: "Requests that were answered, by route and status.")
  static let requestDuration = MetricDescription(
    name: "assent_request_duration_seconds", help: "From the head of a request to its answer, by route.", buckets: durations)
  static let requestsUnderWay = MetricDescription(name: "assent_requests_under_way", help: "Requests that are being answered.")
  static let throttled = MetricDescription(name: "assent_throttled_requests_total", help: "Requests that a limit refused, by the limit.")
  static let connections = MetricDescription(name: "assent_connections", help: "Open connections of clients.")
  static let commits = MetricDescription(name: "assent_store_commits_total", help: "Transactions that the store committed.")
  static let batchSize = MetricDescription(
    name: "assent_store_batch_size", help: "Submissions that were committed together.", buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512])
  static let commitDuration = MetricDescription(
    name: "assent_store_commit_duration_seconds", help: "From the begin of a transaction to its durable end.", buckets: durations)
  static let storeFailures = MetricDescription(name: "assent_store_failures_total", help: "Transactions that were given up, by the kind of error.")
  static let storeUp = MetricDescription(name: "assent_store_up", help: "1 when the store answers, 0 when it doesn't.")
  static let journalDepth = MetricDescription(name: "assent_journal_entries", help: "Choices that wait in the journal for the store.")
  static let journalFull = MetricDescription(name: "assent_journal_full", help: "1 when the journal takes no more choices.")
  static let journalAge = MetricDescription(
    name: "assent_journal_oldest_seconds", help: "The age of the oldest choice in the journal, 0 when none waits.")
  static let siteBuilt = MetricDescription(
    name: "assent_site_built_timestamp_seconds", help: "When the site that is served was built, in seconds since 1970 UTC.")
  static let sitePages = MetricDescription(name: "assent_site_pages", help: "Pages of the site that is served.")
  static let reloads = MetricDescription(name: "assent_reloads_total", help: "How often a part was read again on SIGHUP, by part and result.")
  static let stopping = MetricDescription(name: "assent_stopping", help: "1 once the program has been told to stop.")
  static let uptime = MetricDescription(name: "assent_uptime_seconds", help: "How long the program has been running.")
  static let build = MetricDescription(name: "assent_build_info", help: "Always 1; the labels say what runs.")
  static let residentMemory = MetricDescription(name: "process_resident_memory_bytes", help: "Resident memory size in bytes.")
  static let processorTime = MetricDescription(
    name: "process_cpu_seconds_total", help: "Total user and system CPU time spent in seconds.", isCounter: true)
  static let openFiles = MetricDescription(name: "process_open_fds", help: "Number of open file descriptors.")
  static let startTime = MetricDescription(name: "process_start_time_seconds", help: "Start time of the process since unix epoch in seconds.")

  /// Those that the program exports.
  static let all = [
    requests, requestDuration, requestsUnderWay, throttled, connections, commits, batchSize, commitDuration, storeFailures, storeUp,
    journalDepth, journalFull, journalAge, siteBuilt, sitePages, reloads, stopping, uptime, build, residentMemory, processorTime, openFiles,
    startTime,
  ]
}
