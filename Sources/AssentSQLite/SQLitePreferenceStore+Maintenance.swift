public import AssentPreferences
import Foundation
import GRDB

extension SQLitePreferenceStore: MaintainedStore {
  public func append(_ entries: [HistoryEntry]) async throws(StoreError) {
    do {
      try await pool.write { [path] database in
        var writer = try LedgerWriter(database: database)
        _ = try writer.head.following(entries, subject: path)
        for entry in entries { try writer.append(entry) }
        try writer.finish()
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  public func suppressionSecret() async throws(StoreError) -> SuppressionSecret { try await read { try Ledger(database: $0).secret() } }

  public func adopt(_ secret: SuppressionSecret) async throws(StoreError) {
    do {
      try await pool.write { [path] database in
        guard try Ledger(database: database).head() == .start else {
          throw StoreError(.notEmpty, path, "this store has a history already: its secret stays")
        }
        try database.execute(sql: "UPDATE store_secret SET suppression = ?", arguments: [secret.text])
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  public func suppressions() async throws(StoreError) -> Set<SuppressionKey> {
    try await read { try Ledger(database: $0).suppressions() }
  }

  public func retainSuppressions(_ keys: Set<SuppressionKey>) async throws(StoreError) {
    do {
      try await pool.write { database in
        for key in try Ledger(database: database).suppressions().subtracting(keys) {
          try database.execute(sql: "DELETE FROM suppression WHERE profile_key = ?", arguments: [key.description])
        }
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  public func stateProblems() async throws(StoreError) -> [HistoryProblem] {
    try await read { database in
      try Row.fetchAll(database, sql: Self.stateProblems).map { row in
        guard let kind = HistoryProblem.Kind(rawValue: row[0]), let position = HistoryPosition(rawValue: row[1]) else { throw UnreadableRow() }
        return HistoryProblem(kind: kind, position: position, record: (row[2] as String?).flatMap { RecordID($0) })
      }
    }
  }

  public func integrityProblems() async throws(StoreError) -> [String] {
    try await read { database in
      let damages = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
        "a row of the table \(row[0] as String? ?? "?") refers to a row of \(row[2] as String? ?? "?") that isn't there"
      }
      return damages.map { "integrity_check: \($0)" } + orphans
    }
  }

  /// Writes all that is committed now to a new file while others go on writing to the store; it is one store file, closed.
  ///
  /// - Throws: ``StoreError``; then there is no file.
  public func backup(to file: String) async throws(StoreError) {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw StoreError(.notEmpty, file, "this file is there already: name a new one")
    }
    do {
      let copy = try DatabaseQueue(path: file)
      try pool.backup(to: copy)
      try copy.close()
    } catch {
      for suffix in ["", "-wal", "-shm", "-journal"] where FileManager.default.fileExists(atPath: file + suffix) {
        do { try FileManager.default.removeItem(atPath: file + suffix) } catch { throw StoreError(error, path: file) }
      }
      throw StoreError(error, path: file)
    }
  }

  /// Brings all that stands in the files beside a closed store into its file, which may be moved then.
  ///
  /// - Throws: ``StoreError``, also when another program has the store open.
  public static func seal(path: String) throws(StoreError) {
    do {
      let queue = try DatabaseQueue(path: path)
      let mode = try queue.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
      try queue.close()
      guard mode == "delete" else { throw StoreError(.unavailable, path, "another program has the store open: end it") }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private static let stateProblems = """
    SELECT CASE WHEN r.position IS NULL THEN 'record-missing' ELSE 'state-mismatch' END, p.last_record, r.id
    FROM preference p LEFT JOIN consent_record r ON r.position = p.last_record AND r.profile = p.profile
    WHERE r.position IS NULL OR r.state_after <> p.state
      OR EXISTS (SELECT 1 FROM consent_record n WHERE n.profile = p.profile AND n.position > p.last_record)
    UNION ALL
    SELECT 'state-missing', r.position, r.id FROM consent_record r
    WHERE r.profile IS NOT NULL AND NOT EXISTS (SELECT 1 FROM preference p WHERE p.profile = r.profile)
    UNION ALL
    SELECT CASE WHEN r.position IS NULL THEN 'record-missing' ELSE 'state-mismatch' END, e.last_record, r.id
    FROM quarantine_entry e
    LEFT JOIN quarantine_record r ON r.position = e.last_record AND r.channel = e.channel AND r.address = e.address
    WHERE r.position IS NULL OR r.state_after <> e.state
      OR EXISTS (SELECT 1 FROM quarantine_record n WHERE n.channel = e.channel AND n.address = e.address AND n.position > e.last_record)
    UNION ALL
    SELECT 'state-missing', r.position, r.id FROM quarantine_record r
    WHERE NOT EXISTS (SELECT 1 FROM quarantine_entry e WHERE e.channel = r.channel AND e.address = r.address)
    LIMIT 100
    """
}
