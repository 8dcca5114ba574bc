public import AssentAddresses
public import AssentModel
public import AssentPreferences
import GRDB

extension SQLitePreferenceStore: QuarantineStore {
  public func quarantine(of addresses: [Address]) async throws(StoreError) -> [Address: QuarantineEntry] {
    try await read { try Ledger(database: $0).quarantine(of: addresses) }
  }

  public func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry] {
    try await read { try Ledger(database: $0).quarantineEntries(after: address, limit: limit) }
  }

  public func quarantineHistory(of address: Address) async throws(StoreError) -> [HistoryEntry] {
    try await read { try Ledger(database: $0).quarantineHistory(of: address) }
  }

  public func change(_ changes: [QuarantineChange], at time: Timestamp) async throws(StoreError) -> [QuarantineRecord?] {
    do {
      return try await pool.write { [path] database in
        var writer = try LedgerWriter(database: database)
        let records = try writer.change(changes, at: time, subject: path)
        try writer.finish()
        return records
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}

extension SQLitePreferenceStore: SnapshotReader {
  public func readSnapshot(_ visitor: any SnapshotVisitor & Sendable) async throws(StoreError) -> HistoryHead {
    do {
      return try await pool.read { try SnapshotReading(database: $0, visitor: visitor).run() }
    } catch let error as VisitorError {
      throw StoreError(visitor: error.error, subject: path)
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
