import CoreMetrics
import Synchronization

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
