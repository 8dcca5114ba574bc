/// How bright a colour is.
///
/// Source: WCAG 2.2, relative luminance and contrast ratio.
struct Luminance {
  private let value: Double

  /// Reads `#rgb` and `#rrggbb`; `nil` for other notations.
  init?(_ colour: String) {
    guard colour.first == "#" else { return nil }
    let digits = colour.dropFirst().compactMap(\.hexDigitValue)
    let channels: [Int]
    switch (digits.count, colour.count) {
    case (3, 4): channels = digits.map { $0 * 17 }
    case (6, 7): channels = [digits[0] * 16 + digits[1], digits[2] * 16 + digits[3], digits[4] * 16 + digits[5]]
    default: return nil
    }
    let linear = channels.map { Self.linear(Double($0) / 255) }
    value = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// From 1 to 21.
  func contrast(with other: Luminance) -> Double {
    let (high, low) = (max(value, other.value), min(value, other.value))
    return (high + 0.05) / (low + 0.05)
  }

  /// The curve of sRGB with the exponent 2.4 as 2 + 2/5: x² times the fifth root of x².
  private static func linear(_ channel: Double) -> Double {
    guard channel > 0.04045 else { return channel / 12.92 }
    let base = (channel + 0.055) / 1.055
    let square = base * base
    var root = 1.0
    for _ in 0..<12 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
    return square * root
  }
}
