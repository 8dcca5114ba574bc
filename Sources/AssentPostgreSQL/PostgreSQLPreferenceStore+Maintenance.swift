public import AssentPreferences

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
