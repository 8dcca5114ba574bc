import AssentModel
import AssentStore
import GRDB
import GRDBSQLite

/// Shows a visitor what the tables hold, over one connection in one transaction. Values are taken from SQLite where they lie.
struct SnapshotReading {
  let database: Database
  let visitor: any SnapshotVisitor

  /// - Throws: ``VisitorError`` for what the visitor throws.
  func run() throws -> HistoryHead {
    let head = try SQLiteFacts(database: database, path: "").head()
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

/// The row that a statement stands at. Its texts are there until the next one.
@safe struct StatementRow {
  private let handle: OpaquePointer

  init(handle: OpaquePointer) { unsafe self.handle = handle }

  /// Goes to the next row; false behind the last.
  func next() throws -> Bool {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
    }
  }

  func end() { _ = unsafe sqlite3_reset(handle) }

  func number(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }

  func position(_ column: Int32) throws -> HistoryPosition {
    guard let position = HistoryPosition(rawValue: number(column)) else { throw UnreadableRow() }
    return position
  }

  func text(_ column: Int32) -> UnsafeRawBufferPointer {
    guard let start = unsafe sqlite3_column_text(handle, column) else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
    return unsafe UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  func read<Value>(_ column: Int32, _ body: (Span<UInt8>) throws(UnreadableState) -> Value) throws -> Value {
    let bytes = unsafe text(column).bindMemory(to: UInt8.self)
    return try unsafe body(bytes.span)
  }
}
