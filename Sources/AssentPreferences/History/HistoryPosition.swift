/// How far the history goes: its entries are counted from 1, without a gap.
public struct HistoryPosition: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
  /// 0 before the first entry.
  public let rawValue: Int64

  /// `nil` for a negative number.
  public init?(rawValue: Int64) {
    guard rawValue >= 0 else { return nil }
    self.rawValue = rawValue
  }

  private init(counted: Int64) { rawValue = counted }

  /// Before the first entry.
  public static let start = HistoryPosition(counted: 0)

  /// The position of the next entry.
  public var next: HistoryPosition { HistoryPosition(counted: rawValue + 1) }

  public var description: String { String(rawValue) }

  public static func < (left: HistoryPosition, right: HistoryPosition) -> Bool { left.rawValue < right.rawValue }
}
