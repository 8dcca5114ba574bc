public import AssentModel

extension JournaledStore: RunningStore, ClosableStore, JournalReporting, PrunableStore {
  public func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int {
    guard let store = store as? any PrunableStore else { return 0 }
    return try await store.removeNetworks(before: time)
  }

  public func close() async throws(StoreError) {
    await journal.close()
    try await (store as? any ClosableStore)?.close()
  }
}
