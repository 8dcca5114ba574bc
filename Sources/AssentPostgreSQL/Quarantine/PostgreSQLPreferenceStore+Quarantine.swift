public import AssentAddresses
public import AssentModel
public import AssentPreferences

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
    try await history.change(changes, at: time)
  }
}

extension Address {
  /// PostgreSQL's texts hold every character but one.
  fileprivate var isStorable: Bool { !text.utf8.contains(0) }
}
