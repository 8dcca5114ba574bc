public import AssentModel

/// What became of a submission.
public struct RecordedSubmission: Hashable, Sendable {
  public let submission: RecordID
  public let outcome: Outcome
  /// What was added to the history, in order; empty when nothing changed.
  public let records: [ConsentRecord]

  /// The outcome follows from the records and from the action of the link.
  public init(submission: RecordID, action: LinkAction, scope: Scope, records: [ConsentRecord]) {
    self.submission = submission
    self.outcome = records.isEmpty ? .nothingChanged : Outcome(action, scope: scope)
    self.records = records
  }

  /// What a store answers for a submission that it turned into these records.
  public init(_ submission: Submission, records: [ConsentRecord]) {
    switch submission.origin {
    case .link(let link, _): self.init(submission: submission.id, action: link.action, scope: link.scope, records: records)
    case .sender:
      let isOptIn = records.last?.choice == .optIn
      self.init(submission: submission.id, action: isOptIn ? .optIn : .optOut, scope: records.last?.scope ?? .everyChannel, records: records)
    }
  }
}
