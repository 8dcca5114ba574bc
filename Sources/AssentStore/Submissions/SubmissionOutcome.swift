public import AssentModel

/// How a submission ended, which decides the confirmation page.
public enum Outcome: String, Hashable, Sendable, CaseIterable {
  case optedIn = "opted-in"
  case optedOut = "opted-out"
  case optedOutOfEverything = "opted-out-of-everything"
  case preferencesSaved = "preferences-saved"
  case nothingChanged = "nothing-changed"
  case undone

  /// The outcome of a link's action when something has changed.
  public init(_ action: LinkAction, scope: Scope) {
    switch action {
    case .optOut: self = scope == .everyChannel ? .optedOutOfEverything : .optedOut
    case .optIn, .confirm: self = .optedIn
    case .preferences: self = .preferencesSaved
    case .undo: self = .undone
    }
  }

  /// The page that tells it.
  public var page: PageKind {
    switch self {
    case .optedIn: .optedIn
    case .optedOut: .optedOut
    case .optedOutOfEverything: .optedOutOfEverything
    case .preferencesSaved: .preferencesSaved
    case .nothingChanged: .nothingChanged
    case .undone: .undone
    }
  }
}

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
