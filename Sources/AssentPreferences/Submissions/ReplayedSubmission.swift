/// What became of a choice that reached its store late.
public struct ReplayedSubmission: Hashable, Sendable {
  public enum Result: String, Hashable, Sendable, CaseIterable {
    /// It was added to the history.
    case recorded
    /// The history had it: its commit had ended well, though nobody knew.
    case alreadyRecorded = "already-recorded"
    /// The state said so already.
    case nothingChanged = "nothing-changed"
    /// It was added to the history, and newer choices of the profile hold, for all of its scope or a part.
    case superseded
  }

  public let submission: RecordID
  public let result: Result
  /// The records of the submission in the history, in their order; empty when nothing changed.
  public let records: [ConsentRecord]

  public init(_ submission: RecordID, _ result: Result, records: [ConsentRecord]) {
    self.submission = submission
    self.result = result
    self.records = records
  }

  /// The records that the store has to add.
  public var added: [ConsentRecord] {
    switch result {
    case .recorded, .superseded: records
    case .alreadyRecorded, .nothingChanged: []
    }
  }
}
