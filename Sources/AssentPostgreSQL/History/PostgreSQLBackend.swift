public import AssentAddresses
public import AssentModel
public import AssentStore
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
    guard let erasure = try await history.erase(request, at: time) else { return nil }
    // PostgreSQL keeps the rows as they were until a vacuum. One that can't be done now, the server does later by itself.
    do { try await history.vacuum() } catch  where error.code == .unavailable {}
    return erasure
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
    mayRepeat: @escaping @Sendable () -> Bool = { true }, _ body: @escaping @Sendable (Connection) throws(ServerFailure) -> Value
  ) async throws(StoreError) -> Value {
    if !isOpen.load(ordering: .acquiring) { try await open() }
    do { return try await readers.read(mayRepeat: mayRepeat, body) } catch { throw StoreError(error, location: location) }
  }
}

extension PostgreSQLPreferenceStore: MaintainedStore {
  public func append(_ entries: [HistoryEntry]) async throws(StoreError) {
    guard !entries.isEmpty else { return }
    try await append(checked: entries)
  }

  public func suppressionSecret() async throws(StoreError) -> SuppressionSecret {
    try await read { connection throws(ServerFailure) in try Ledger(connection: connection).secret() }
  }

  public func adopt(_ secret: SuppressionSecret) async throws(StoreError) {
    let rows = try await writeOnce(
      """
      UPDATE store_secret SET suppression = '\(secret.text)' WHERE id = 1 AND (SELECT position FROM history_head WHERE id = 1) = 0 RETURNING id
      """, longest: .seconds(60))
    guard !rows.isEmpty else { throw StoreError(.notEmpty, location.description, "this store has a history already: its secret stays") }
  }

  public func suppressions() async throws(StoreError) -> Set<SuppressionKey> {
    try await read { connection throws(ServerFailure) in try Ledger(connection: connection).suppressions() }
  }

  public func retainSuppressions(_ keys: Set<SuppressionKey>) async throws(StoreError) {
    let list = keys.map { "'\($0)'" }.joined(separator: ", ")
    _ = try await writeOnce("DELETE FROM suppression WHERE profile_key <> ALL (ARRAY[\(list)]::text[])", longest: .seconds(3600))
  }

  public func stateProblems() async throws(StoreError) -> [HistoryProblem] {
    try await read { connection throws(ServerFailure) in
      // It reads everything, which may take longer than a statement may.
      let answers = try connection.exchange(
        [
          Request(.begin), Request(once: "SET LOCAL statement_timeout = 0"), Request(once: Session.seqscan(isOn: true, isLocal: true)),
          Request(once: Self.stateProblems), Request(.commit),
        ],
        longest: .seconds(24 * 3600))
      return try answers[3].map { row throws(ServerFailure) in
        guard let kind = HistoryProblem.Kind(rawValue: try row.text(0)), let position = HistoryPosition(rawValue: try row.number(1)) else {
          throw .unreadable
        }
        return HistoryProblem(kind: kind, position: position, record: row[2].flatMap { RecordID($0) })
      }
    }
  }

  public func integrityProblems() async throws(StoreError) -> [String] {
    try await read { connection throws(ServerFailure) in
      let answers = try connection.exchange([
        Request(once: "SELECT current_setting('server_encoding'), current_setting('fsync', true), current_setting('full_page_writes', true)"),
        Request(once: Self.invalidIndexes), Request(once: Self.missingIndexes), Request(once: Self.missingTriggers),
      ])
      var problems: [String] = []
      if let row = answers[0].first {
        if row[0] != "UTF8" { problems.append("the database's encoding is \(row[0] ?? "unknown"): make one with the encoding UTF8") }
        if row[1] == "off" { problems.append("the server doesn't wait for the disk (fsync = off): a power cut may lose choices") }
        if row[2] == "off" { problems.append("the server writes no full pages (full_page_writes = off): a power cut may damage tables") }
      }
      for row in answers[1] { problems.append("the index \(row[0] ?? "?") isn't valid: run REINDEX INDEX \(row[0] ?? "NAME")") }
      for row in answers[2] { problems.append("\(row[0] ?? "?") has no unique index: restore the database from a backup") }
      for row in answers[3] { problems.append("the trigger \(row[0] ?? "?") is gone or switched off: start a handler as the tables' owner") }
      return problems
    }
  }

  private static let stateProblems = """
    SELECT CASE WHEN r.position IS NULL THEN 'record-missing' ELSE 'state-mismatch' END, p.last_record, r.id::text
    FROM preference p LEFT JOIN consent_record r ON r.position = p.last_record AND r.profile = p.profile
    WHERE r.position IS NULL OR r.state_after <> p.state
      OR EXISTS (SELECT 1 FROM consent_record n WHERE n.profile = p.profile AND n.position > p.last_record)
    UNION ALL
    SELECT 'state-missing', r.position, r.id::text FROM consent_record r
    WHERE r.profile IS NOT NULL AND NOT EXISTS (SELECT 1 FROM preference p WHERE p.profile = r.profile)
    UNION ALL
    SELECT CASE WHEN r.position IS NULL THEN 'record-missing' ELSE 'state-mismatch' END, e.last_record, r.id::text
    FROM quarantine_entry e
    LEFT JOIN quarantine_record r ON r.position = e.last_record AND r.channel = e.channel AND r.address = e.address
    WHERE r.position IS NULL OR r.state_after <> e.state
      OR EXISTS (SELECT 1 FROM quarantine_record n WHERE n.channel = e.channel AND n.address = e.address AND n.position > e.last_record)
    UNION ALL
    SELECT 'state-missing', r.position, r.id::text FROM quarantine_record r
    WHERE NOT EXISTS (SELECT 1 FROM quarantine_entry e WHERE e.channel = r.channel AND e.address = r.address)
    LIMIT 100
    """

  private static let invalidIndexes = """
    SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid IN (\(Schema.tables.map { "to_regclass('\($0)')" }.joined(separator: ", ")))
      AND NOT (i.indisvalid AND i.indisready)
    """

  /// Columns that must be unique by themselves.
  private static let missingIndexes = """
    SELECT name FROM (VALUES ('consent_record', 'position'), ('consent_record', 'id'), ('preference', 'profile'), ('history_head', 'id'),
      ('erasure', 'position'), ('erasure', 'id'), ('erased_record', 'position'), ('suppression', 'profile_key'), ('store_secret', 'id'),
      ('quarantine_record', 'position'), ('quarantine_record', 'id'))
      AS wanted (tab, name)
    WHERE NOT EXISTS (
      SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
      WHERE i.indrelid = to_regclass(tab) AND i.indisunique AND i.indnatts = 1 AND a.attname = name)
    """

  private static let missingTriggers = """
    SELECT name FROM schema_version
    CROSS JOIN (VALUES \(SchemaProtection.triggers.map { "('\($0)', '\($1)')" }.joined(separator: ", "))) AS wanted (name, tab)
    WHERE is_protected AND NOT EXISTS (
      SELECT 1 FROM pg_trigger t WHERE t.tgrelid = to_regclass(tab) AND t.tgname = name AND t.tgenabled <> 'D')
    """
}

extension PostgreSQLPreferenceStore: QuarantineStore {
  public func quarantine(of addresses: [Address]) async throws(StoreError) -> [Address: QuarantineEntry] {
    let storable = Set(addresses.filter(\.isStorable))
    return try await read { connection throws(ServerFailure) in try Ledger(connection: connection).quarantine(of: storable) }
  }

  public func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry] {
    // What can't be stored sorts behind what is cut off before the character.
    let start = address.map { Address(stored: String($0.text.prefix { $0 != "\0" }), channel: $0.channel) }
    return try await read { connection throws(ServerFailure) in try Ledger(connection: connection).quarantineEntries(after: start, limit: limit) }
  }

  public func quarantineHistory(of address: Address) async throws(StoreError) -> [HistoryEntry] {
    guard address.isStorable else { return [] }
    return try await read { connection throws(ServerFailure) in try Ledger(connection: connection).quarantineHistory(of: address) }
  }

  public func change(_ changes: [QuarantineChange], at time: Timestamp) async throws(StoreError) -> [QuarantineRecord?] {
    for change in changes { try change.check(subject: location.description) }
    return try await history.change(changes, at: time)
  }
}

extension Address {
  /// PostgreSQL's texts hold every character but one.
  fileprivate var isStorable: Bool { !text.utf8.contains(0) }
}
