public import AssentAddresses
public import AssentModel
public import AssentStore
import Synchronization

/// A store in a PostgreSQL database, which any number of handlers may share, or in a cluster that speaks its protocol.
///
/// One connection writes while it holds the lock on the history's head; others read. Connections are made when they are needed, so the server may be
/// away when the backend is made, and go away and come back later.
public final class PostgreSQLBackend: StoreBackend {
  let location: PostgreSQLLocation
  private let writer: PostgreSQLWriter
  private let readers: ReaderPool
  private let isOpen = Atomic(false)

  /// Connects to nothing yet.
  ///
  /// - Throws: ``StoreError`` with the code `badLocation` when the URL can't be read.
  public init(_ location: PostgreSQLLocation, options: PostgreSQLOptions = PostgreSQLOptions()) throws(StoreError) {
    let settings = try ConnectionSettings(location: location, options: options)
    self.location = location
    self.writer = PostgreSQLWriter(settings: settings, patience: options.patience)
    self.readers = ReaderPool(settings: settings, count: options.readers)
  }

  public var name: String { location.description }

  /// Connects and brings the tables up to date; every other function does so when it is needed.
  ///
  /// - Throws: ``StoreError``: `unavailable` when the server is away, which may change; others, such as `newerSchema`, won't by themselves.
  public func open() async throws(StoreError) {
    do { try await writer.open() } catch { throw StoreError(error, location: location) }
    isOpen.store(true, ordering: .releasing)
  }

  public func check() async throws(StoreError) { _ = try await read(StoreNeeds { $0.head = true }) }

  public func close() async throws(StoreError) {
    await writer.close()
    await readers.close()
  }

  public func read(_ needs: StoreNeeds) async throws(StoreError) -> StoreFacts {
    try await reading { facts throws(ServerFailure) in try facts.read(needs) }
  }

  public func write<Answer: Sendable>(
    _ needs: StoreNeeds, _ decide: @escaping @Sendable (StoreFacts) throws(StoreError) -> Decision<Answer>
  ) async throws(StoreError) -> Answer {
    try await writer.write(needs, decide)
  }

  public func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    try await reading { facts throws(ServerFailure) in try facts.entries(after: position, limit: limit) }
  }

  public func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry] {
    try await reading { facts throws(ServerFailure) in try facts.quarantineEntries(after: address, limit: limit) }
  }

  public func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int {
    // They may be many, which may take longer than a statement may.
    let removal = "WITH removed AS (DELETE FROM evidence_network WHERE time < \(time.milliseconds) RETURNING 1) SELECT count(*) FROM removed"
    let answers = try await writer.run(
      [Request(.begin), Request(once: "SET LOCAL statement_timeout = 0"), Request(once: removal), Request(.commit)], longest: .seconds(24 * 3600))
    guard answers.count == 4 else { throw StoreError(ServerFailure.unreadable, location: location) }
    do { return Int(clamping: try answers[2].first?.number(0) ?? 0) } catch { throw StoreError(error, location: location) }
  }

  /// Runs the body over a connection that can't write.
  ///
  /// - Parameter mayRepeat: whether the body may run again after the connection broke; asked then.
  func read<Value: Sendable>(
    mayRepeat: @escaping @Sendable () -> Bool = { true }, _ body: @escaping @Sendable (Connection) throws(ServerFailure) -> Value
  ) async throws(StoreError) -> Value {
    if !isOpen.load(ordering: .acquiring) { try await open() }
    do { return try await readers.read(mayRepeat: mayRepeat, body) } catch { throw StoreError(error, location: location) }
  }

  private func reading<Value: Sendable>(
    _ body: @escaping @Sendable (PostgreSQLFacts) throws(ServerFailure) -> Value
  ) async throws(StoreError) -> Value {
    try await read { [location] connection throws(ServerFailure) in try body(PostgreSQLFacts(connection: connection, location: location)) }
  }
}

extension PostgreSQLBackend {
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
