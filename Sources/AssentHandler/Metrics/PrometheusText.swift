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
    return name.utf8.first.map { (0x30...0x39).contains($0) ? "_\(name)" : name } ?? "_"
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
