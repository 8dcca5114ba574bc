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
