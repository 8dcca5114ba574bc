import AssentModel
public import CoreMetrics
import Synchronization

/// The backend of swift-metrics: keeps the values in memory and writes them as Prometheus reads them.
///
/// A recorder that aggregates and a timer are histograms; a timer's unit is the second. A label that is used for two kinds of metric keeps the first
/// one, and the other goes nowhere: a metric is no reason to stop the program.
public final class PrometheusRegistry: MetricsFactory {
  private struct Family {
    let kind: PrometheusKind
    let description: MetricDescription
    var series: [PrometheusLabels: any PrometheusSeries] = [:]
  }

  private let descriptions: [String: MetricDescription]
  private let families = Mutex<[String: Family]>([:])

  /// A registry of the program's metrics; others are exported without help.
  public convenience init() { self.init(MetricDescription.all) }

  init(_ descriptions: [MetricDescription]) {
    self.descriptions = Dictionary(descriptions.map { ($0.name, $0) }) { first, _ in first }
  }

  /// All metrics, sorted by name.
  ///
  /// Source: Prometheus' text-based exposition format, version 0.0.4.
  public var text: String {
    let families = families.withLock { $0.sorted { $0.key < $1.key } }
    var text = ""
    for (name, family) in families {
      if !family.description.help.isEmpty { text += "# HELP \(name) \(PrometheusText.help(family.description.help))\n" }
      text += "# TYPE \(name) \(family.kind.rawValue)\n"
      for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) { series.write(name: name, labels: labels, to: &text) }
    }
    return text
  }

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, dimensions, .counter) { _ in PrometheusCounter() } ?? PrometheusCounter()
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions, descriptions[label]?.isCounter == true ? .counter : .gauge) { _ in PrometheusGauge() } ?? PrometheusGauge()
  }

  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    guard aggregate else { return series(label, dimensions, .gauge) { _ in PrometheusGauge() } ?? PrometheusGauge() }
    return histogram(label, dimensions)
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler { histogram(label, dimensions) }

  // A series stays for the life of the process: Prometheus takes one that goes and comes back for a restart.
  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}

  private func histogram(_ label: String, _ dimensions: [(String, String)]) -> PrometheusHistogram {
    let make = { (description: MetricDescription) in
      PrometheusHistogram(buckets: description.buckets.isEmpty ? MetricDescription.durations : description.buckets)
    }
    return series(label, dimensions, .histogram, make) ?? make(MetricDescription(name: label, help: ""))
  }

  private func series<Series: PrometheusSeries>(
    _ label: String, _ dimensions: [(String, String)], _ kind: PrometheusKind, _ make: (MetricDescription) -> Series
  ) -> Series? {
    let name = PrometheusText.name(label)
    let labels = PrometheusLabels(dimensions)
    return families.withLock { families -> Series? in
      var family =
        families[name] ?? Family(kind: kind, description: descriptions[label] ?? MetricDescription(name: label, help: ""))
      guard family.kind == kind else { return nil }
      if let known = family.series[labels] { return known as? Series }
      let new = make(family.description)
      family.series[labels] = new
      families[name] = family
      return new
    }
  }
}

/// The kinds of metric, in the words of the format.
enum PrometheusKind: String, Hashable, Sendable { case counter, gauge, histogram }

/// The values of a metric for one set of labels.
protocol PrometheusSeries: AnyObject, Sendable {
  func write(name: String, labels: PrometheusLabels, to text: inout String)
}

/// A number that only grows.
final class PrometheusCounter: CounterHandler, PrometheusSeries {
  private let value = Atomic<Int64>(0)

  func increment(by amount: Int64) { value.wrappingAdd(amount, ordering: .relaxed) }
  func reset() { value.store(0, ordering: .relaxed) }

  func write(name: String, labels: PrometheusLabels, to text: inout String) {
    text += "\(name)\(labels) \(value.load(ordering: .relaxed))\n"
  }
}

/// A number that goes up and down.
final class PrometheusGauge: MeterHandler, RecorderHandler, PrometheusSeries {
  private let value = Mutex(0.0)

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { self.value.withLock { $0 = value } }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func record(_ value: Int64) { set(value) }
  func record(_ value: Double) { set(value) }

  func write(name: String, labels: PrometheusLabels, to text: inout String) {
    text += "\(name)\(labels) \(PrometheusText.number(value.withLock { $0 }))\n"
  }
}

/// How many values fell into each bucket.
final class PrometheusHistogram: RecorderHandler, TimerHandler, PrometheusSeries {
  private struct State {
    var counts: [Int64]
    var sum = 0.0
  }

  private let buckets: [Double]
  private let state: Mutex<State>

  /// - Parameter buckets: the upper bounds, ascending.
  init(buckets: [Double]) {
    self.buckets = buckets
    self.state = Mutex(State(counts: Array(repeating: 0, count: buckets.count + 1)))
  }

  func record(_ value: Int64) { record(Double(value)) }
  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

  func record(_ value: Double) {
    let index = buckets.firstIndex { value <= $0 } ?? buckets.count
    state.withLock { state in
      state.counts[index] += 1
      state.sum += value
    }
  }

  func write(name: String, labels: PrometheusLabels, to text: inout String) {
    let state = state.withLock { $0 }
    var total: Int64 = 0
    for (bound, count) in zip(buckets + [.infinity], state.counts) {
      total += count
      text += "\(name)_bucket\(labels.adding("le", PrometheusText.number(bound))) \(total)\n"
    }
    text += "\(name)_sum\(labels) \(PrometheusText.number(state.sum))\n\(name)_count\(labels) \(total)\n"
  }
}

/// How names, labels and numbers are written.
///
/// Source: Prometheus' text-based exposition format, version 0.0.4.
enum PrometheusText {
  static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// A name in which everything but letters, digits, underscores and colons is an underscore.
  static func name(_ label: String) -> String {
    let name = label.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", ":": String(scalar)
      default: "_"
      }
    }.joined()
    return name.utf8.first.map { $0.isDigit ? "_\(name)" : name } ?? "_"
  }

  static func help(_ text: String) -> String { text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") }

  static func value(_ text: String) -> String { help(text).replacing("\"", with: "\\\"") }

  static func number(_ number: Double) -> String {
    if number == .infinity { return "+Inf" }
    if number == -.infinity { return "-Inf" }
    if number.isNaN { return "NaN" }
    return Int64(exactly: number).map { String($0) } ?? "\(number)"
  }
}

/// The labels of a series, sorted: `{route="link",status="303"}`, or nothing.
struct PrometheusLabels: Hashable, Sendable, Comparable, CustomStringConvertible {
  private let pairs: [String]

  init(_ dimensions: [(String, String)]) {
    pairs = dimensions.map { "\(PrometheusText.name($0))=\"\(PrometheusText.value($1))\"" }.sorted()
  }

  private init(pairs: [String]) { self.pairs = pairs }

  /// The bound of a bucket comes last.
  func adding(_ name: String, _ value: String) -> PrometheusLabels { PrometheusLabels(pairs: pairs + ["\(name)=\"\(value)\""]) }

  var description: String { pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}" }

  static func < (left: PrometheusLabels, right: PrometheusLabels) -> Bool { left.pairs.lexicographicallyPrecedes(right.pairs) }
}

/// What a metric is: the name and help that Prometheus shows, and for a histogram its buckets.
struct MetricDescription: Hashable, Sendable {
  let name: String
  let help: String
  /// The upper bounds of a histogram's buckets, ascending, without the last one, which is infinite.
  var buckets: [Double] = []
  /// Whether a value that is set only ever grows.
  var isCounter = false

  /// Buckets of a quarter of a millisecond to ten seconds.
  static let durations: [Double] = [
    0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]
}
