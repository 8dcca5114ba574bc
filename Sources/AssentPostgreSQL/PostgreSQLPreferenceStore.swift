public import AssentModel
public import AssentPreferences
import Synchronization

/// A store in a PostgreSQL database, which any number of handlers may share, or in a cluster that speaks its protocol.
///
/// One connection writes and commits together what arrived together, while it holds the lock on the history's head; others read. Connections are
/// made when they are needed, so the server may be away when the store is made, and go away and come back later.
public final class PostgreSQLPreferenceStore: PreferenceStore {
  let location: PostgreSQLLocation
  let history: HistoryWriter
  private let writer: BatchWriter
  private let readers: ReaderPool
  private let isOpen = Atomic(false)

  /// The most submissions in one transaction.
  private static let batchSize = 512

  /// Connects to nothing yet.
  ///
  /// - Parameter observer: is told of every commit.
  /// - Throws: ``StoreError`` with the code `badLocation` when the URL can't be read.
  public init(
    _ location: PostgreSQLLocation, options: PostgreSQLOptions = PostgreSQLOptions(), observer: (any StoreObserver)? = nil
  ) throws(StoreError) {
    let settings = try ConnectionSettings(location: location, options: options)
    let history = HistoryWriter(settings: settings, patience: options.patience)
    self.location = location
    self.history = history
    self.writer = BatchWriter(limit: Self.batchSize, observer: observer) { await history.commit($0) }
    self.readers = ReaderPool(settings: settings, count: options.readers)
  }

  /// Connects and brings the tables up to date; every other function does so when it is needed.
  ///
  /// - Throws: ``StoreError``: `unavailable` when the server is away, which may change; others, such as `newerSchema`, won't by themselves.
  public func open() async throws(StoreError) {
    do { try await history.open() } catch { throw StoreError(error, location: location) }
    isOpen.store(true, ordering: .releasing)
  }

  public func preferences(of profile: Profile.ID) async throws(StoreError) -> Preferences {
    try await read { connection throws(ServerFailure) in try Ledger(connection: connection).state(of: profile) }
  }

  public func records(of profile: Profile.ID, submission: RecordID) async throws(StoreError) -> [ConsentRecord] {
    try await read { connection throws(ServerFailure) in try Ledger(connection: connection).records(of: profile, submission: submission) }
  }

  public func history(of profile: Profile.ID) async throws(StoreError) -> [ConsentRecord] {
    try await read { connection throws(ServerFailure) in try Ledger(connection: connection).history(of: profile) }
  }

  public func entries(of profile: Profile.ID) async throws(StoreError) -> [HistoryEntry] {
    try await read { connection throws(ServerFailure) in try Ledger(connection: connection).entries(of: profile) }
  }

  public func head() async throws(StoreError) -> HistoryHead {
    try await read { connection throws(ServerFailure) in try Ledger(connection: connection).head() }
  }

  public func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    try await read { connection throws(ServerFailure) in try Ledger(connection: connection).entries(after: position, limit: limit) }
  }

  public func check() async throws(StoreError) { _ = try await head() }

  public func record(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission {
    try await writer.record(submission, at: time)
  }

  public func replay(_ submissions: [LateSubmission]) async throws(StoreError) -> [ReplayedSubmission] {
    try await history.replay(submissions)
  }

  public func erase(_ request: ErasureRequest, at time: Timestamp) async throws(StoreError) -> Erasure? {
    try await history.erase(request, at: time)
  }

  public func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int {
    // They may be many, which may take longer than a statement may.
    let rows = try await writeOnce(
      """
      WITH removed AS (DELETE FROM evidence_network WHERE time < \(time.milliseconds) RETURNING 1) SELECT count(*) FROM removed
      """, longest: .seconds(24 * 3600))
    do { return Int(clamping: try rows.first?.number(0) ?? 0) } catch { throw StoreError(error, location: location) }
  }

  /// Runs a statement that does the same when it's run again, in a transaction of its own.
  func writeOnce(_ sql: String, longest: Duration) async throws(StoreError) -> Rows {
    let answers = try await history.run(
      [Request(.begin), Request(once: "SET LOCAL statement_timeout = 0"), Request(once: sql), Request(.commit)], longest: longest)
    guard answers.count == 4 else { throw StoreError(ServerFailure.unreadable, location: location) }
    return answers[2]
  }

  func append(checked entries: [HistoryEntry]) async throws(StoreError) { try await history.append(entries) }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) throws(ServerFailure) -> Value
  ) async throws(StoreError) -> Value {
    if !isOpen.load(ordering: .acquiring) { try await open() }
    do { return try await readers.read(body) } catch { throw StoreError(error, location: location) }
  }
}
