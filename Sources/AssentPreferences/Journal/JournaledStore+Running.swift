extension JournaledStore: RunningStore, ClosableStore, JournalReporting {
  public var journalStatus: JournalStatus {
    let state = state
    return JournalStatus(depth: state.depth, oldest: state.oldest, hasRoom: state.hasRoom)
  }

  public func close() async throws(StoreError) {
    await journal.close()
    try await (store as? any ClosableStore)?.close()
  }
}
