import AssentModel
import AssentStore
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

  /// Adds what the submissions change. The caller ends the transaction when one can't be added.
  mutating func record(_ batch: [TimedSubmission]) throws -> [RecordedSubmission] {
    var (states, newest): ([Profile.ID: Preferences], [Profile.ID: [ConsentRecord]]) = ([:], [:])
    for submission in batch.map(\.submission) {
      if states[submission.profile] == nil { states[submission.profile] = try ledger.state(of: submission.profile) }
      if submission.needsNewest, newest[submission.profile] == nil { newest[submission.profile] = try ledger.newest(of: submission.profile) }
    }
    var decision = BatchDecision(head: head, newest: newest)
    let recorded = try batch.map { submission in
      guard let recorded = decision.decide(submission, state: states[submission.submission.profile] ?? Preferences()) else {
        throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "two records of the batch have one id")
      }
      return recorded
    }
    for entry in decision.entries { try ledger.insert(entry) }
    for (profile, change) in decision.changes { try save(change.state, of: profile, at: change.position) }
    head = decision.head
    return recorded
  }

  /// Adds an entry that follows from the head.
  mutating func append(_ entry: HistoryEntry) throws {
    try ledger.insert(entry)
    if let record = entry.record { try save(record.after, of: record.profile, at: entry.position) }
    if let record = entry.quarantine { try ledger.save(QuarantineEntry(record, at: entry.position)) }
    if case .erasure(let erasure) = entry.content { try LedgerEraser(database: database).empty(erasure.records) }
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
    let replayed = late.decide(
      state: try ledger.state(of: profile), history: try ledger.history(of: profile),
      wasErased: late.isImported ? try ledger.hasErased(late.submission.id.record(0)) : false)
    for record in replayed.added { try append(head.appending(record)) }
    return replayed
  }

  /// Keeps the state of a profile, which its record at the position made.
  private func save(_ state: Preferences, of profile: Profile.ID, at position: HistoryPosition) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO preference (profile, state, last_record) VALUES (?, ?, ?)
        ON CONFLICT (profile) DO UPDATE SET state = excluded.state, last_record = excluded.last_record
        """
    ).execute(arguments: [profile.text, state.json, position.rawValue])
  }

  /// Writes the head; the caller commits.
  func finish() throws {
    guard head != start else { return }
    try database.cachedStatement(sql: "UPDATE history_head SET position = ?, chain = ?")
      .execute(arguments: [head.position.rawValue, head.chain.description])
  }
}

/// Removes a person from the tables, inside one transaction.
struct LedgerEraser {
  let database: Database

  func erase(_ request: ErasureRequest, at time: Timestamp) throws -> Erasure? {
    let ledger = Ledger(database: database)
    let profile = request.profile
    let entries = try ledger.entries(of: profile)
    let secret = try ledger.secret()
    let erasure = request.erasure(at: time, entries: entries, state: try ledger.state(of: profile), secret: secret)
    guard let erasure else { return nil }
    if erasure.suppression == nil {
      try database.execute(sql: "DELETE FROM suppression WHERE profile_key = ?", arguments: [secret.key(of: profile).description])
    }
    let entry = try ledger.head().appending(erasure)
    try ledger.insert(entry)
    try empty(erasure.records)
    try database.execute(
      sql: "UPDATE history_head SET position = ?, chain = ?", arguments: [entry.position.rawValue, entry.chain.description])
    return erasure
  }

  /// Leaves of the records what isn't about their person, and of the person nothing. Empty ones stay as they are.
  func empty(_ items: [Erasure.Item]) throws {
    for position in items.map(\.position.rawValue) {
      try database.cachedStatement(sql: "DELETE FROM preference WHERE profile = (SELECT profile FROM consent_record WHERE position = ?)")
        .execute(arguments: [position])
      try database.cachedStatement(sql: "DELETE FROM evidence_network WHERE position = ?").execute(arguments: [position])
      try database.cachedStatement(
        sql: """
          UPDATE consent_record SET profile = NULL, salt = NULL, key_id = NULL, token_hash = NULL, reason = NULL, actor = NULL,
            state_before = NULL, state_after = NULL
          WHERE position = ? AND profile IS NOT NULL
          """
      ).execute(arguments: [position])
    }
  }
}
