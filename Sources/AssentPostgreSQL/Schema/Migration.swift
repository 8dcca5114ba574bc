import AssentStore

/// Brings the tables up to date, whichever of several starting handlers comes first; touches nothing when they are.
struct Migration {
  let connection: Connection

  func run() throws(ServerFailure) {
    var attempts = 0
    while true {
      do throws(ServerFailure) { return try attempt() } catch {
        attempts += 1
        // Another handler made the same table at the same moment.
        guard case .refused(let state) = error, attempts < 8, Self.isRace(state) else { throw error }
        try cancel()
        Session.sleep(.milliseconds(Int.random(in: 20...100) * attempts))
      }
    }
  }

  private func attempt() throws(ServerFailure) {
    let found = try rows(
      """
      SELECT to_regclass('schema_version') IS NOT NULL, \(Schema.tables.map { "to_regclass('\($0)') IS NOT NULL" }.joined(separator: " OR "))
      """)
    if found.first?.flag(0) != true {
      guard found.first?.flag(1) != true else { throw .store(.foreignTables) }
      try makeVersionTable()
    }
    let select = "SELECT version, is_protected FROM schema_version WHERE id = 1"
    // Another handler may have made the table a moment ago, and not its row.
    if try rows(select).isEmpty { try makeVersionTable() }
    guard let row = try rows(select).first else { throw .unreadable }
    let version = try row.number(0)
    guard version <= Schema.version else { throw .store(.newerSchema) }
    if version < Schema.version { try migrate() }
    if version < Schema.version || !row.flag(1) { try protect() }
  }

  private func makeVersionTable() throws(ServerFailure) {
    _ = try rows(
      """
      CREATE TABLE IF NOT EXISTS schema_version (id integer PRIMARY KEY CHECK (id = 1), version bigint NOT NULL, is_protected boolean NOT NULL)
      """)
    _ = try rows("INSERT INTO schema_version (id, version, is_protected) VALUES (1, 0, false) ON CONFLICT (id) DO NOTHING")
  }

  /// Whoever locks the row first runs the steps; the others find them done.
  private func migrate() throws(ServerFailure) {
    _ = try rows("BEGIN ISOLATION LEVEL READ COMMITTED")
    guard let row = try rows("SELECT version FROM schema_version WHERE id = 1 FOR UPDATE").first else { throw .unreadable }
    let version = try row.number(0)
    guard version <= Schema.version else { throw .store(.newerSchema) }
    for step in Schema.steps.dropFirst(Int(version)) {
      for statement in step { _ = try rows(statement) }
    }
    var generator = SystemRandomNumberGenerator()
    _ = try rows(
      "INSERT INTO store_secret (id, suppression) VALUES (1, '\(SuppressionSecret(from: &generator).text)') ON CONFLICT (id) DO NOTHING")
    _ = try rows("UPDATE schema_version SET version = \(Schema.version) WHERE id = 1")
    _ = try rows("COMMIT")
  }

  /// Adds what a distributed cluster may not have; a server that refuses it keeps the history by the privileges of its roles alone.
  private func protect() throws(ServerFailure) {
    do throws(ServerFailure) {
      _ = try rows("BEGIN ISOLATION LEVEL READ COMMITTED")
      _ = try rows("SELECT version FROM schema_version WHERE id = 1 FOR UPDATE")
      for statement in SchemaProtection.statements { _ = try rows(statement) }
      _ = try rows("UPDATE schema_version SET is_protected = true WHERE id = 1")
      _ = try rows("COMMIT")
    } catch {
      guard case .refused = error else { throw error }
      try cancel()
    }
  }

  private func cancel() throws(ServerFailure) {
    if connection.isInTransaction { _ = try connection.exchange([Request(.rollback)]) }
  }

  private func rows(_ sql: String) throws(ServerFailure) -> Rows {
    guard let rows = try connection.exchange([Request(once: sql)]).first else { throw .unreadable }
    return rows
  }

  private static func isRace(_ state: SQLState) -> Bool {
    state.isTransient || [.uniqueViolation, .duplicateTable, .internalError, SQLState("42710"), SQLState("42723")].contains(state)
  }
}
