public import AssentPreferences

/// What became of the choices of a file.
public struct ImportCounts: Hashable, Sendable {
  /// Choices that were added to the history, and changed something.
  public var changed = 0
  /// Choices that were added to the history, and said what the state said already.
  public var unchanged = 0
  /// Choices that were added to the history and do not hold, or only in part, because the person has chosen since.
  public var superseded = 0
  /// Choices that the history had.
  public var known = 0

  public init() {}

  /// All choices.
  public var total: Int { changed + unchanged + superseded + known }
  /// The records that were added.
  public var recorded: Int { changed + unchanged + superseded }

  public mutating func add(_ replayed: ReplayedSubmission) {
    switch replayed.result {
    case .alreadyRecorded: known += 1
    case .superseded: superseded += 1
    case .nothingChanged: unchanged += 1
    case .recorded: if replayed.records.allSatisfy({ $0.before == $0.after }) { unchanged += 1 } else { changed += 1 }
    }
  }

  public static func + (left: ImportCounts, right: ImportCounts) -> ImportCounts {
    var sum = left
    sum.changed += right.changed
    sum.unchanged += right.unchanged
    sum.superseded += right.superseded
    sum.known += right.known
    return sum
  }
}
