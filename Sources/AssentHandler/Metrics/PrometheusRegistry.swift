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
