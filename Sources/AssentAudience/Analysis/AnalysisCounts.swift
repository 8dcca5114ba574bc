/// What became of the rows of a list.
public struct AnalysisCounts: Hashable, Sendable {
  /// Rows that are no blank lines; malformed ones are among them.
  public var rows = 0
  /// Rows that may be contacted.
  public var targets = 0
  /// How often each reason decided, in the order of ``ExclusionReason``.
  public var decisive = Array(repeating: 0, count: ExclusionReason.allCases.count)
  /// How often each reason was given at all, in the same order.
  public var given = Array(repeating: 0, count: ExclusionReason.allCases.count)
  /// Addresses that the list has with two profiles or more.
  public var sharedAddresses = 0
  /// Profiles beyond the first that an address has.
  public var sharedProfiles = 0
  /// Shared addresses of which a profile opted out.
  public var contestedAddresses = 0

  public init() {}

  public var exclusions: Int { rows - targets }

  mutating func exclude(_ reasons: ExclusionReasons) {
    var bits = reasons.rawValue
    decisive[min(bits.trailingZeroBitCount, decisive.count - 1)] += 1
    while bits != 0 {
      given[min(bits.trailingZeroBitCount, given.count - 1)] += 1
      bits &= bits &- 1
    }
  }

  static func += (left: inout AnalysisCounts, right: AnalysisCounts) {
    left.rows += right.rows
    left.targets += right.targets
    for index in left.decisive.indices {
      left.decisive[index] += right.decisive[index]
      left.given[index] += right.given[index]
    }
  }
}
