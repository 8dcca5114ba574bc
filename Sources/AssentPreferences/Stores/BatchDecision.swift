public import AssentModel

/// What a batch of submissions adds to a history, decided in memory while the store keeps the head locked.
public struct BatchDecision: Sendable {
  /// The end of the history with the entries.
  public private(set) var head: HistoryHead
  /// What is added to the history, in order.
  public private(set) var entries: [HistoryEntry] = []
  /// The states that change, each with the position of its last record.
  public private(set) var changes: [Profile.ID: StateChange] = [:]
  private var newest: [Profile.ID: [ConsentRecord]]
  private var ids: Set<RecordID> = []

  /// - Parameters:
  ///   - head: that of the history, locked.
  ///   - newest: the records of the newest submission of each profile for which a submission `needsNewest`.
  public init(head: HistoryHead, newest: [Profile.ID: [ConsentRecord]]) {
    self.head = head
    self.newest = newest
  }

  /// Decides the next submission of the batch; `nil` when a record of this batch has its id.
  ///
  /// - Parameter state: the profile's state before the batch.
  public mutating func decide(_ submission: TimedSubmission, state: Preferences) -> RecordedSubmission? {
    let profile = submission.submission.profile
    let records = submission.submission.records(
      at: submission.time, state: changes[profile]?.state ?? state, newest: newest[profile] ?? [])
    guard let last = records.last else { return RecordedSubmission(submission.submission, records: []) }
    guard ids.isDisjoint(with: records.map(\.id)) else { return nil }
    for record in records {
      ids.insert(record.id)
      entries.append(head.appending(record))
      head = entries.last?.head ?? head
    }
    changes[profile] = StateChange(state: last.after, position: head.position)
    newest[profile] = records
    return RecordedSubmission(submission.submission, records: records)
  }
}

/// The state that a profile's last record made.
public struct StateChange: Hashable, Sendable {
  public let state: Preferences
  public let position: HistoryPosition

  public init(state: Preferences, position: HistoryPosition) {
    self.state = state
    self.position = position
  }
}
