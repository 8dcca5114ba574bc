public import AssentAddresses
public import AssentModel
public import AssentStore
import Foundation
import GRDB

/// A store in one SQLite file: one writer that commits together what arrived together, and readers that never wait for it.
///
/// The journal is a write-ahead log and every commit is synced (`synchronous=FULL`), so a choice that was answered survives a power cut.
public final class SQLitePreferenceStore: ClosableStore {
  let path: String
  let pool: DatabasePool
  private let writer: BatchWriter

  /// The most submissions in one transaction.
  private static let batchSize = 256

  /// Opens the file or makes it, and brings its tables up to date.
  ///
  /// - Parameter observer: is told of every commit.
  /// - Throws: ``StoreError`` when the folder is missing, the file can't be opened or written, isn't a store, or was made by a newer version.
  public init(path: String, observer: (any StoreObserver)? = nil) throws(StoreError) {
    let pool = try StoreFile(path: path).open()
    self.path = path
    self.pool = pool
    self.writer = BatchWriter(
      limit: Self.batchSize, observer: observer, commit: BatchCommit(path: path, pool: pool).callAsFunction)
  }

  public func preferences(of profile: Profile.ID) async throws(StoreError) -> Preferences {
    try await read { try Ledger(database: $0).state(of: profile) }
  }

  public func records(of profile: Profile.ID, submission: RecordID) async throws(StoreError) -> [ConsentRecord] {
    try await read { try Ledger(database: $0).records(of: profile, submission: submission) }
  }

  public func history(of profile: Profile.ID) async throws(StoreError) -> [ConsentRecord] {
    try await read { try Ledger(database: $0).history(of: profile) }
  }

  public func entries(of profile: Profile.ID) async throws(StoreError) -> [HistoryEntry] {
    try await read { try Ledger(database: $0).entries(of: profile) }
  }

  public func head() async throws(StoreError) -> HistoryHead {
    try await read { try Ledger(database: $0).head() }
  }

  public func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    try await read { try Ledger(database: $0).entries(after: position, limit: limit) }
  }

  public func check() async throws(StoreError) {
    guard FileManager.default.isWritableFile(atPath: path) else { throw StoreError.readOnly(path) }
    _ = try await read { try Int.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM consent_record)") }
  }

  public func record(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission {
    try await writer.record(submission, at: time)
  }

  public func replay(_ submissions: [LateSubmission]) async throws(StoreError) -> [ReplayedSubmission] {
    do {
      return try await pool.write { database in
        var writer = try LedgerWriter(database: database)
        let replayed = try submissions.map { try writer.replay($0) }
        try writer.finish()
        return replayed
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Closes the file once what is under way has ended.
  public func close() throws(StoreError) {
    do { try pool.close() } catch { throw StoreError(error, path: path) }
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    do { return try await pool.read(body) } catch { throw StoreError(error, path: path) }
  }
}

extension SQLitePreferenceStore: QuarantineStore {
  public func quarantine(of addresses: [Address]) async throws(StoreError) -> [Address: QuarantineEntry] {
    try await read { try Ledger(database: $0).quarantine(of: addresses) }
  }

  public func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry] {
    try await read { try Ledger(database: $0).quarantineEntries(after: address, limit: limit) }
  }

  public func quarantineHistory(of address: Address) async throws(StoreError) -> [HistoryEntry] {
    try await read { try Ledger(database: $0).quarantineHistory(of: address) }
  }

  public func change(_ changes: [QuarantineChange], at time: Timestamp) async throws(StoreError) -> [QuarantineRecord?] {
    do {
      return try await pool.write { [path] database in
        var writer = try LedgerWriter(database: database)
        let records = try writer.change(changes, at: time, subject: path)
        try writer.finish()
        return records
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}

extension SQLitePreferenceStore: SnapshotReader {
  public func readSnapshot(_ visitor: any SnapshotVisitor & Sendable) async throws(StoreError) -> HistoryHead {
    do {
      return try await pool.read { try SnapshotReading(database: $0, visitor: visitor).run() }
    } catch let error as VisitorError {
      throw StoreError(visitor: error.error, subject: path)
    } catch {
      throw StoreError(error, path: path)
    }
  }
}

extension SQLitePreferenceStore: ErasableStore {
  /// What was erased is overwritten in the file as well, and in its log unless somebody is reading: then when the log is next emptied.
  public func erase(_ request: ErasureRequest, at time: Timestamp) async throws(StoreError) -> Erasure? {
    try await overwriting { try LedgerEraser(database: $0).erase(request, at: time) }
  }

  public func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int {
    try await overwriting { database in
      try database.execute(sql: "DELETE FROM evidence_network WHERE time < ?", arguments: [time.milliseconds])
      return database.changesCount
    }
  }

  private func overwriting<Value: Sendable>(_ change: @escaping @Sendable (Database) throws -> Value) async throws(StoreError) -> Value {
    do {
      return try await pool.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA secure_delete = ON")
        var value: Value?
        try database.inTransaction(.immediate) {
          value = try change(database)
          return .commit
        }
        guard let value else { throw UnreadableRow() }
        do {
          _ = try database.checkpoint(.truncate)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED {
          // Somebody reads the log: SQLite empties it later.
        }
        return value
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}

extension SQLitePreferenceStore: MaintainedStore {
  public func append(_ entries: [HistoryEntry]) async throws(StoreError) {
    do {
      try await pool.write { [path] database in
        // What an erasure empties is overwritten in the file as well.
        if entries.contains(where: \.isErasure) { try database.execute(sql: "PRAGMA secure_delete = ON") }
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

/// Commits a batch in one transaction, with one sync.
///
/// When one of the submissions breaks a rule of the tables, nothing of the batch is kept, and each is tried in a transaction of its own.
struct BatchCommit {
  let path: String
  let pool: DatabasePool

  func callAsFunction(_ batch: [TimedSubmission]) async -> [Result<RecordedSubmission, StoreError>] {
    do {
      return try await commit(batch).map { .success($0) }
    } catch {
      guard batch.count > 1, Self.isAboutOne(error) else { return batch.map { _ in .failure(StoreError(error, path: path)) } }
    }
    var results: [Result<RecordedSubmission, StoreError>] = []
    for submission in batch { results += await self([submission]) }
    return results
  }

  private func commit(_ batch: [TimedSubmission]) async throws -> [RecordedSubmission] {
    try await pool.write { database in
      var writer = try LedgerWriter(database: database)
      let recorded = try writer.record(batch)
      try writer.finish()
      return recorded
    }
  }

  /// Whether one submission may be the reason, and not the disk or the file.
  private static func isAboutOne(_ error: any Error) -> Bool {
    (error as? DatabaseError).map { $0.resultCode == .SQLITE_CONSTRAINT } ?? true
  }
}
