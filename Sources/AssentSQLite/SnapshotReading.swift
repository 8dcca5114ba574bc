import AssentModel
import AssentPreferences
import GRDB

/// Shows a visitor what the tables hold, over one connection in one transaction. Values are taken from SQLite where they lie.
struct SnapshotReading {
  let database: Database
  let visitor: any SnapshotVisitor

  /// - Throws: ``VisitorError`` for what the visitor throws.
  func run() throws -> HistoryHead {
    let head = try Ledger(database: database).head()
    var states = StateCache()
    try step("SELECT profile, state, last_record FROM preference") { row in
      let state = try row.read(1) { bytes throws(UnreadableState) in try states.state(bytes) }
      let position = try row.position(2)
      try visit { try unsafe visitor.visit(profile: row.text(0), state: state, position: position) }
    }
    try step("SELECT channel, address, state, last_record FROM quarantine_entry ORDER BY channel, address") { row in
      guard let channel = UInt8(exactly: row.number(0)).flatMap({ Channel(rawValue: $0) }) else { throw UnreadableRow() }
      let state = try row.read(2) { bytes throws(UnreadableState) in try QuarantineState(json: bytes) }
      let position = try row.position(3)
      try visit { try unsafe visitor.visit(address: row.text(1), channel: channel, state: state, position: position) }
    }
    try step("SELECT profile_key, state FROM suppression ORDER BY profile_key") { row in
      guard let key = unsafe SuppressionKey(String(decoding: row.text(0), as: UTF8.self)) else { throw UnreadableRow() }
      let state = try row.read(1) { bytes throws(UnreadableState) in try states.state(bytes) }
      try visit { try visitor.visit(suppression: key, state: state) }
    }
    return head
  }

  private func visit(_ body: () throws -> Void) throws {
    do { try body() } catch { throw VisitorError(error: error) }
  }

  private func step(_ sql: String, _ body: (StatementRow) throws -> Void) throws {
    let statement = try database.makeStatement(sql: sql)
    let row = unsafe StatementRow(handle: statement.sqliteStatement)
    try withExtendedLifetime(statement) {
      defer { row.end() }
      while try row.next() { try body(row) }
    }
  }
}

/// What a visitor threw.
struct VisitorError: Error {
  let error: any Error
}
