public import AssentModel

/// What became of a submission.
public struct RecordedSubmission: Hashable, Sendable {
  public let submission: RecordID
  public let outcome: Outcome
  /// What was added to the history, in order; empty when nothing changed.
  public let records: [ConsentRecord]
  /// Whether the choice is kept in the journal until the store is back. Then the records are what a profile without a history would get: the
  /// choice, its time and its evidence are as they'll be recorded, `before` and `after` aren't.
  public let isProvisional: Bool

  /// The outcome follows from the records and from the action of the link.
  public init(submission: RecordID, action: LinkAction, scope: Scope, records: [ConsentRecord], isProvisional: Bool = false) {
    self.submission = submission
    self.outcome = records.isEmpty ? .nothingChanged : Outcome(action, scope: scope)
    self.records = records
    self.isProvisional = isProvisional
  }

  /// What a store answers for a submission that it turned into these records.
  public init(_ submission: Submission, records: [ConsentRecord], isProvisional: Bool = false) {
    let (action, scope): (LinkAction, Scope)
    switch submission.origin {
    case .link(let link, _): (action, scope) = (link.action, link.scope)
    case .sender: (action, scope) = (records.last?.choice == .optIn ? .optIn : .optOut, records.last?.scope ?? .everyChannel)
    }
    self.init(submission: submission.id, action: action, scope: scope, records: records, isProvisional: isProvisional)
  }
}
