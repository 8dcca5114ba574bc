/// A length of time as people write it: `10s`, `5m`, `12h`, `90d`.
public struct TimeSpan: Hashable, Sendable {
  public let milliseconds: Int64

  /// Reads a number from 1 to 1,000,000 and its unit; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let units: [Character: Int64] = ["s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
    guard let unit = text.last.flatMap({ units[$0] }), let number = Int64(text.dropLast()), (1...1_000_000).contains(number) else {
      return nil
    }
    milliseconds = number * unit
  }

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }
}
