/// How long after their link people chose: a distribution of bounded size.
///
/// Below 256 seconds each second is told apart, above that stretches of less than one part in 128 of their length.
public struct ResponseTimes: Hashable, Sendable {
  /// How many there are in each stretch.
  private var counts: [Int64: Int] = [:]
  /// How many were measured.
  public private(set) var measured = 0
  /// Choices from before the links went out, which can't be measured.
  public private(set) var early = 0
  /// How many there are of each class.
  public private(set) var classes = [Int](repeating: 0, count: ResponseClass.allCases.count)

  public init() {}

  mutating func add(milliseconds: Int64) {
    guard milliseconds >= 0 else {
      early += 1
      return
    }
    let seconds = milliseconds / 1000
    counts[Self.stretch(seconds), default: 0] += 1
    measured += 1
    classes[ResponseClass(seconds: seconds).rawValue] += 1
  }

  mutating func add(_ other: ResponseTimes) {
    counts.merge(other.counts) { $0 + $1 }
    measured += other.measured
    early += other.early
    for (index, count) in other.classes.enumerated() where classes.indices.contains(index) { classes[index] += count }
  }

  /// The median in seconds, less than one in 128 from the true one; `nil` when nothing was measured. Of an even number the lower one.
  public var median: Int64? {
    guard measured > 0 else { return nil }
    var left = (measured + 1) / 2
    for (stretch, count) in counts.sorted(by: { $0.key < $1.key }) {
      left -= count
      if left <= 0 { return Self.middle(stretch) }
    }
    return nil
  }

  /// The lowest number of the stretch that holds a number.
  static func stretch(_ seconds: Int64) -> Int64 {
    let bits = Int64.bitWidth - seconds.leadingZeroBitCount
    guard bits > 8 else { return seconds }
    return (seconds >> Int64(bits - 8)) << Int64(bits - 8)
  }

  private static func middle(_ stretch: Int64) -> Int64 {
    let bits = Int64.bitWidth - stretch.leadingZeroBitCount
    return bits > 8 ? stretch + (1 << Int64(bits - 9)) : stretch
  }
}

/// How long after the links went out a choice was made, roughly.
public enum ResponseClass: Int, Hashable, Sendable, CaseIterable {
  case hour, sixHours, day, twoDays, week, month, later

  init(seconds: Int64) {
    switch seconds {
    case ..<3600: self = .hour
    case ..<21_600: self = .sixHours
    case ..<86_400: self = .day
    case ..<172_800: self = .twoDays
    case ..<604_800: self = .week
    case ..<2_592_000: self = .month
    default: self = .later
    }
  }
}
