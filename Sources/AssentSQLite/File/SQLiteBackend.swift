public import AssentAddresses
public import AssentModel
public import AssentStore
import Foundation
import GRDB

/// A store in one SQLite file, with readers that never wait for its one writer.
///
/// The journal is a write-ahead log and every commit is synced (`synchronous=FULL`), so a choice that was answered survives a power cut.
public final class SQLiteBackend: StoreBackend {
  let path: String
  let pool: DatabasePool

  /// Opens the file or makes it, and brings its tables up to date.
  ///
  /// - Throws: ``StoreError`` when the folder is missing, the file can't be opened or written, isn't a store, or was made by a newer version.
  public init(path: String) throws(StoreError) {
    self.path = path
    self.pool = try StoreFile(path: path).open()
  }

  public var name: String { path }

  public func check() async throws(StoreError) {
    guard FileManager.default.isWritableFile(atPath: path) else { throw StoreError.readOnly(path) }
    _ = try await reading { try Int.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM consent_record)") }
  }

  public func close() async throws(StoreError) {
    do { try pool.close() } catch { throw StoreError(error, path: path) }
  }

  public func read(_ needs: StoreNeeds) async throws(StoreError) -> StoreFacts {
    try await reading { [path] in try SQLiteFacts(database: $0, path: path).facts(needs) }
  }

  /// What was erased is overwritten in the file as well, and in its log unless somebody is reading: then when the log is next emptied.
  public func write<Answer: Sendable>(
    _ needs: StoreNeeds, _ decide: @escaping @Sendable (StoreFacts) throws(StoreError) -> Decision<Answer>
  ) async throws(StoreError) -> Answer {
    let (answer, hasErased) = try await writing { [path] database in
      let decision = try decide(try SQLiteFacts(database: database, path: path).facts(needs))
      guard !decision.changes.isEmpty else { return ((decision.answer, false), .rollback) }
      try SQLiteChanges(database: database).write(decision.changes)
      return ((decision.answer, !decision.changes.erasures.isEmpty), .commit)
    }
    if hasErased { try await emptyLog() }
    return answer
  }

  public func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    try await reading { [path] in try SQLiteFacts(database: $0, path: path).entries(after: position, limit: limit) }
  }

  public func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry] {
    try await reading { [path] in try SQLiteFacts(database: $0, path: path).quarantineEntries(after: address, limit: limit) }
  }

  public func snapshot(_ visitor: any SnapshotVisitor & Sendable) async throws(StoreError) -> HistoryHead {
    do {
      return try await pool.read { try SnapshotReading(database: $0, visitor: visitor).run() }
    } catch let error as VisitorError {
      throw StoreError(visitor: error.error, subject: path)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  public func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int {
    let count = try await writing { database in
      try database.execute(sql: "PRAGMA secure_delete = ON")
      try database.execute(sql: "DELETE FROM evidence_network WHERE time < ?", arguments: [time.milliseconds])
      return (database.changesCount, .commit)
    }
    try await emptyLog()
    return count
  }

  private func reading<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws(StoreError) -> Value {
    do { return try await pool.read(body) } catch { throw StoreError(error, path: path) }
  }

  private func writing<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> (Value, Database.TransactionCompletion)
  ) async throws(StoreError) -> Value {
    do {
      return try await pool.writeWithoutTransaction { database in
        var value: Value?
        try database.inTransaction(.immediate) {
          let (found, completion) = try body(database)
          value = found
          return completion
        }
        guard let value else { throw UnreadableRow() }
        return value
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Copies the write-ahead log into the file and empties it.
  private func emptyLog() async throws(StoreError) {
    do {
      try await pool.writeWithoutTransaction { database in
        do {
          _ = try database.checkpoint(.truncate)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED {
          // Somebody reads the log: SQLite empties it later.
        }
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}

extension SQLiteBackend {
  public func stateProblems() async throws(StoreError) -> [HistoryProblem] {
    try await reading { database in
      try Row.fetchAll(database, sql: Self.stateProblems).map { row in
        guard let kind = HistoryProblem.Kind(rawValue: row[0]), let position = HistoryPosition(rawValue: row[1]) else { throw UnreadableRow() }
        return HistoryProblem(kind: kind, position: position, record: (row[2] as String?).flatMap { RecordID($0) })
      }
    }
  }

  public func integrityProblems() async throws(StoreError) -> [String] {
    try await reading { database in
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
