public import AssentModel
public import AssentPreferences
import GRDB

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
