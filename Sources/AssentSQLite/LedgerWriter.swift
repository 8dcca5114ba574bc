import AssentModel
import AssentPreferences
import GRDB

/// Adds to the history inside one transaction: the head is read at its start and written at its end.
struct LedgerWriter {
  private let database: Database
  private let ledger: Ledger
  private(set) var head: HistoryHead
  private let start: HistoryHead

  init(database: Database) throws {
    self.database = database
    ledger = Ledger(database: database)
    start = try ledger.head()
    head = start
  }

  /// Adds what the submission changes, all or nothing.
  mutating func record(_ submission: Submission, at time: Timestamp) throws -> RecordedSubmission {
    let profile = submission.profile
    let records = submission.records(
      at: time, state: try ledger.state(of: profile), newest: submission.needsNewest ? try ledger.newest(of: profile) : [])
    guard let last = records.last else { return RecordedSubmission(submission, records: []) }
    var head = self.head
    try database.inSavepoint {
      for record in records {
        let entry = head.appending(record)
        try ledger.insert(entry)
        head = entry.head
      }
      try save(last, at: head.position)
      return .commit
    }
    self.head = head
    return RecordedSubmission(submission, records: records)
  }

  /// Adds an entry that follows from the head.
  mutating func append(_ entry: HistoryEntry) throws {
    try ledger.insert(entry)
    if let record = entry.record { try save(record, at: entry.position) }
    if let record = entry.quarantine { try ledger.save(QuarantineEntry(record, at: entry.position)) }
    head = entry.head
  }

  /// Adds what the changes of addresses change, all or nothing: the caller ends the transaction when one is refused.
  mutating func change(_ changes: [QuarantineChange], at time: Timestamp, subject: String) throws -> [QuarantineRecord?] {
    var decision = QuarantineDecision(
      head: head, entries: try ledger.quarantine(of: Set(changes.map(\.address))),
      reports: try ledger.counted(Set(changes.compactMap { CountedReport($0) })), subject: subject)
    let records = try changes.map { try decision.decide($0, at: time) }
    for entry in decision.additions { try ledger.insert(entry) }
    for address in decision.changed {
      if let entry = decision.entries[address] { try ledger.save(entry) }
    }
    head = decision.head
    return records
  }

  /// Adds what a choice that comes late changes.
  mutating func replay(_ late: LateSubmission) throws -> ReplayedSubmission {
    let profile = late.submission.profile
    let replayed = late.decide(state: try ledger.state(of: profile), history: try ledger.history(of: profile))
    for record in replayed.added { try append(head.appending(record)) }
    return replayed
  }

  /// Makes the record's state that of its profile.
  private func save(_ record: ConsentRecord, at position: HistoryPosition) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO preference (profile, state, last_record) VALUES (?, ?, ?)
        ON CONFLICT (profile) DO UPDATE SET state = excluded.state, last_record = excluded.last_record
        """
    ).execute(arguments: [record.profile.text, record.after.json, position.rawValue])
  }

  /// Writes the head; the caller commits.
  func finish() throws {
    guard head != start else { return }
    try database.cachedStatement(sql: "UPDATE history_head SET position = ?, chain = ?")
      .execute(arguments: [head.position.rawValue, head.chain.description])
  }
}
