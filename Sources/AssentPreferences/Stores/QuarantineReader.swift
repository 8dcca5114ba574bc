public import AssentAddresses

/// The side of a store that tells what is known of addresses.
public protocol QuarantineReader: Sendable {
  /// What is known of these addresses; nothing for the others.
  func quarantine(of addresses: [Address]) async throws(StoreError) -> [Address: QuarantineEntry]

  /// The entries that follow an address, or all, in the order of their addresses, as many as the limit at most.
  func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry]

  /// The records of an address at their places in the history, oldest first.
  func quarantineHistory(of address: Address) async throws(StoreError) -> [HistoryEntry]
}
