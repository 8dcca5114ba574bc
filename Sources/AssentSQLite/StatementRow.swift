import AssentPreferences
import GRDB
import GRDBSQLite

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
