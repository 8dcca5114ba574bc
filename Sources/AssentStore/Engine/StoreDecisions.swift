public import AssentAddresses
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

/// What a batch of changes adds to a history, decided in memory while the store keeps the head locked.
public struct QuarantineDecision: Sendable {
  /// The end of the history with the entries.
  public private(set) var head: HistoryHead
  /// What is added to the history, in order.
  public private(set) var additions: [HistoryEntry] = []
  /// What is known of the addresses, with the changes that were decided.
  public private(set) var entries: [Address: QuarantineEntry]
  /// The addresses whose entries changed.
  public private(set) var changed: Set<Address> = []
  private var reports: Set<CountedReport>
  private var ids: Set<RecordID> = []
  private let subject: String

  /// - Parameters:
  ///   - head: that of the history, locked.
  ///   - entries: what is known of the addresses of the batch.
  ///   - reports: which of the batch's reports the history has.
  ///   - subject: names the store in errors.
  public init(head: HistoryHead, entries: [Address: QuarantineEntry], reports: Set<CountedReport>, subject: String) {
    self.head = head
    self.entries = entries
    self.reports = reports
    self.subject = subject
  }

  /// Decides the next change of the batch; `nil` when it changes nothing, as a report that was counted before.
  ///
  /// - Throws: ``StoreError``: `badChange` for a change without a reason or with a character that stores can't keep, `alreadyRecorded` when a record
  ///   of the batch has its id.
  public mutating func decide(_ change: QuarantineChange, at time: Timestamp) throws(StoreError) -> QuarantineRecord? {
    try change.check(subject: subject)
    let report = CountedReport(change)
    if let report, reports.contains(report) { return nil }
    guard let record = change.record(at: time, entry: entries[change.address]) else { return nil }
    guard ids.insert(record.id).inserted else { throw StoreError(.alreadyRecorded, subject, "another record has this id or position") }
    if let report { reports.insert(report) }
    let addition = head.appending(record)
    additions.append(addition)
    head = addition.head
    entries[record.address] = QuarantineEntry(record, at: addition.position)
    changed.insert(record.address)
    return record
  }
}

/// A report that counted for an address.
public struct CountedReport: Hashable, Sendable {
  public let address: Address
  public let hash: String

  public init(address: Address, hash: String) {
    self.address = address
    self.hash = hash
  }

  /// That of a change; `nil` when it comes from no report.
  public init?(_ change: QuarantineChange) {
    guard let hash = change.reportHash else { return nil }
    self.init(address: change.address, hash: hash)
  }
}
