import AssentModel
import AssentPreferences
import GRDB

extension Ledger {
  /// What is still respected of a profile that was erased; `nil` for any other. Costs one look when nobody ever was.
  func suppressedState(of profile: Profile.ID) throws -> Preferences? {
    let statement = try database.cachedStatement(
      sql: "SELECT suppression FROM store_secret WHERE EXISTS (SELECT 1 FROM suppression)")
    guard let text = try String.fetchOne(statement) else { return nil }
    guard let secret = SuppressionSecret(text) else { throw UnreadableRow() }
    let state = try database.cachedStatement(sql: "SELECT state FROM suppression WHERE profile_key = ?")
    return try String.fetchOne(state, arguments: [secret.key(of: profile).description]).map { try Preferences(json: $0) }
  }

  func secret() throws -> SuppressionSecret {
    guard let secret = try String.fetchOne(database, sql: "SELECT suppression FROM store_secret").flatMap({ SuppressionSecret($0) }) else {
      throw UnreadableRow()
    }
    return secret
  }

  /// The names of the erased people whose opt-outs are still respected.
  func suppressions() throws -> Set<SuppressionKey> {
    Set(
      try String.fetchAll(database, sql: "SELECT profile_key FROM suppression").map { text in
        guard let key = SuppressionKey(text) else { throw UnreadableRow() }
        return key
      })
  }

  func erasures(after position: HistoryPosition, limit: Int) throws -> [HistoryEntry] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT position, id, time, reason, actor, profile_key, state, digest, chain FROM erasure WHERE position > ? ORDER BY position LIMIT ?
        """)
    return try Row.fetchAll(statement, arguments: [position.rawValue, limit]).map { row in
      guard let position = HistoryPosition(rawValue: row[0]), let id = RecordID(row[1] as String), let digest = HistoryHash(row[7]),
        let chain = HistoryHash(row[8])
      else { throw UnreadableRow() }
      let erasure = Erasure(
        id: id, time: Timestamp(milliseconds: row[2]), statement: SenderStatement(reason: row[3], actor: row[4]),
        records: try items(of: position), suppression: try Self.suppression(key: row[5], state: row[6]))
      return HistoryEntry(position: position, content: .erasure(erasure), digest: digest, chain: chain)
    }
  }

  /// Adds the erasure, names the records that it empties, and keeps what is still respected.
  func insert(_ erasure: Erasure, of entry: HistoryEntry) throws {
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

  private func items(of erasure: HistoryPosition) throws -> [Erasure.Item] {
    let statement = try database.cachedStatement(sql: "SELECT position, digest FROM erased_record WHERE erasure = ? ORDER BY position")
    return try Row.fetchAll(statement, arguments: [erasure.rawValue]).map { row in
      guard let position = HistoryPosition(rawValue: row[0]), let digest = HistoryHash(row[1]) else { throw UnreadableRow() }
      return Erasure.Item(position: position, digest: digest)
    }
  }

  private static func suppression(key: String?, state: String?) throws -> Suppression? {
    guard let key, let state else { return nil }
    guard let key = SuppressionKey(key) else { throw UnreadableRow() }
    return Suppression(key: key, state: try Preferences(json: state))
  }
}
