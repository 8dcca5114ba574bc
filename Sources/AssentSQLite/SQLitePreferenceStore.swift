public import AssentModel
public import AssentPreferences
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
