import AssentModel
import AssentPreferences
import GRDB

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
