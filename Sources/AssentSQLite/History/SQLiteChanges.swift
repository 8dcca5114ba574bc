import AssentAddresses
import AssentModel
import AssentStore
import GRDB

/// Writes changes to the tables, inside one transaction.
struct SQLiteChanges {
  let database: Database

  /// Writes all of the changes; the caller commits.
  func write(_ changes: StoreChanges) throws {
    // What an erasure empties is overwritten in the file as well.
    if !changes.erasures.isEmpty { try database.execute(sql: "PRAGMA secure_delete = ON") }
    if let secret = changes.secret { try database.execute(sql: "UPDATE store_secret SET suppression = ?", arguments: [secret.text]) }
    for key in changes.endedSuppressions {
      try database.execute(sql: "DELETE FROM suppression WHERE profile_key = ?", arguments: [key.description])
    }
    for entry in changes.entries { try insert(entry) }
    for (profile, change) in changes.states { try save(change, of: profile) }
    for entry in changes.addresses.values { try save(entry) }
    guard !changes.entries.isEmpty else { return }
    try database.cachedStatement(sql: "UPDATE history_head SET position = ?, chain = ?")
      .execute(arguments: [changes.head.position.rawValue, changes.head.chain.description])
  }

  /// Stores the state of a profile and replaces the previous one.
  private func save(_ change: StateChange, of profile: Profile.ID) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO preference (profile, state, last_record) VALUES (?, ?, ?)
        ON CONFLICT (profile) DO UPDATE SET state = excluded.state, last_record = excluded.last_record
        """
    ).execute(arguments: [profile.text, change.state.json, change.position.rawValue])
  }

  /// Stores the quarantine entry of its address and replaces the previous one.
  private func save(_ entry: QuarantineEntry) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO quarantine_entry (channel, address, state, last_record) VALUES (?, ?, ?, ?)
        ON CONFLICT (channel, address) DO UPDATE SET state = excluded.state, last_record = excluded.last_record
        """
    ).execute(arguments: [Int64(entry.address.channel.rawValue), entry.address.text, entry.state.json, entry.position.rawValue])
  }

  /// Adds an entry as it is. The head and the states stay.
  func insert(_ entry: HistoryEntry) throws {
    switch entry.content {
    case .record(let record):
      try database.cachedStatement(sql: Self.insertion)
        .execute(arguments: record.arguments + [entry.position.rawValue, entry.digest.description, entry.chain.description])
      guard let network = record.network else { return }
      try database.cachedStatement(sql: "INSERT INTO evidence_network (position, time, network) VALUES (?, ?, ?)")
        .execute(arguments: [entry.position.rawValue, record.time.milliseconds, network])
    case .erased(let record):
      let values: StatementArguments = [
        record.id.description, record.submission.description, record.time.milliseconds, record.choice.rawValue, Int64(record.scope.code),
        record.method.rawValue, record.campaign.map { Int64($0.rawValue) }, record.locale?.description, record.pageHash, record.sourcesHash,
        entry.position.rawValue, entry.digest.description, entry.chain.description,
      ]
      try database.cachedStatement(sql: Self.erasedInsertion).execute(arguments: values)
    case .erasure(let erasure):
      try insert(erasure, of: entry)
      try empty(erasure.records)
    case .quarantine(let record): try insert(record, of: entry)
    }
  }

  private static let insertion = """
    INSERT INTO consent_record (\(ConsentRecord.columns), position, digest, chain) \
    VALUES (\(Array(repeating: "?", count: 21).joined(separator: ", ")))
    """
  private static let erasedInsertion = """
    INSERT INTO consent_record (id, submission, time, choice, scope, method, campaign, locale, page_hash, sources_hash, position, digest, chain) \
    VALUES (\(Array(repeating: "?", count: 13).joined(separator: ", ")))
    """

  /// Adds the erasure, names the records that it empties, and keeps what is still respected.
  private func insert(_ erasure: Erasure, of entry: HistoryEntry) throws {
    try database.execute(
      sql: "INSERT INTO erasure (position, id, time, reason, actor, profile_key, state, digest, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        entry.position.rawValue, erasure.id.description, erasure.time.milliseconds, erasure.statement.reason, erasure.statement.actor,
        erasure.suppression?.key.description, erasure.suppression?.state.json, entry.digest.description, entry.chain.description,
      ])
    for item in erasure.records {
      try database.cachedStatement(sql: "INSERT INTO erased_record (position, erasure, digest) VALUES (?, ?, ?)")
        .execute(arguments: [item.position.rawValue, entry.position.rawValue, item.digest.description])
    }
    guard let suppression = erasure.suppression else { return }
    try database.execute(
      sql: """
        INSERT INTO suppression (profile_key, state, erasure) VALUES (?, ?, ?)
        ON CONFLICT (profile_key) DO UPDATE SET state = excluded.state, erasure = excluded.erasure
        """, arguments: [suppression.key.description, suppression.state.json, entry.position.rawValue])
  }

  private func insert(_ record: QuarantineRecord, of entry: HistoryEntry) throws {
    let marks = Array(repeating: "?", count: 14).joined(separator: ", ")
    try database.cachedStatement(sql: "INSERT INTO quarantine_record (\(QuarantineRecord.columns)) VALUES (\(marks))")
      .execute(arguments: record.arguments(of: entry))
  }

  /// Deletes the person's state and networks and clears the personal columns of these records. Skips records that are already erased.
  private func empty(_ items: [Erasure.Item]) throws {
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
