import Foundation

/// When opt-outs count as a burst.
public struct BurstRule: Hashable, Sendable {
  /// In milliseconds.
  public var window: Int64
  /// The fewest in a window that can be a burst.
  public var minimum: Int
  /// How improbable so many must be at the usual rate.
  public var probability: Double
  /// How far around a window the usual rate is taken from, in windows on each side.
  public var surroundings: Int64

  public init(window: Int64 = 10_000, minimum: Int = 10, probability: Double = 1e-6, surroundings: Int64 = 30) {
    self.window = max(1, window)
    self.minimum = max(2, minimum)
    self.probability = probability
    self.surroundings = max(1, surroundings)
  }

  /// The rule in sentences, for whoever reads a report.
  public var explanation: String {
    """
    A burst is \(minimum) or more opt-outs within \(Double(window) / 1000) s, of one campaign or from one network, where chance would bring so many \
    together less than once in \(Int(1 / probability)) times: by a Poisson distribution around the median of the \(surroundings) windows before and \
    after (at least 1 a window), between the first and the last opt-out of the campaign or network. Only the button of a page and that of \
    mail programs count. A popular campaign's first minutes are no burst, as its neighbouring windows are full as well. Mail domains can't be \
    told from profile ids; networks are known only where the handler keeps them (--evidence address).
    """
  }

  /// The probability of this many or more when so many are expected.
  static func tail(_ count: Int, expected: Double) -> Double {
    guard Double(count) > expected else { return 1 }
    var logarithm = -expected
    for number in 1...max(1, count) { logarithm += log(expected / Double(number)) }
    // The terms shrink at least as fast as a geometric series does.
    return exp(logarithm) / (1 - expected / Double(count + 1))
  }
}
