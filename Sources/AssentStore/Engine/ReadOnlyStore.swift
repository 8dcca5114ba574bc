public import AssentAddresses
public import AssentModel

/// The side of a store that changes nothing. The store itself can't be got back out of it, so whoever has only this can't write.
public struct ReadOnlyStore: ReadableStore {
  private let store: any ReadableStore

  public init(of store: any ReadableStore) { self.store = store }

  public func check() async throws(StoreError) { try await store.check() }
  public func read(_ needs: StoreNeeds) async throws(StoreError) -> StoreFacts { try await store.read(needs) }
  public func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    try await store.entries(after: position, limit: limit)
  }
  public func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry] {
    try await store.quarantineEntries(after: address, limit: limit)
  }
  public func snapshot(_ visitor: any SnapshotVisitor & Sendable) async throws(StoreError) -> HistoryHead { try await store.snapshot(visitor) }
  public func waiting(of profile: Profile.ID) -> [LateSubmission] { store.waiting(of: profile) }
  public var journalState: JournalState? { store.journalState }
}

extension ReadableStore {
  /// The state of a profile; the empty state for a profile that never chose. Of a person who was erased the opt-outs are left.
  ///
  /// What waits of the profile in a journal is folded into the state; while the store is away, into the empty state.
  public func preferences(of profile: Profile.ID) async throws(StoreError) -> Preferences {
    let waiting = waiting(of: profile)
    var state = Preferences()
    do throws(StoreError) {
      state = try await read(StoreNeeds { $0.states = [profile] }).state(of: profile)
    } catch {
      guard !waiting.isEmpty else { throw error }
    }
    return waiting.reduce(state) { $1.submission.records(at: $1.time, state: $0, newest: []).last?.after ?? $0 }
  }

  /// The records of one submission, in order; empty when the profile has no such submission.
  ///
  /// The records of a submission that waits in a journal are provisional, and are there while the store is away.
  public func records(of profile: Profile.ID, submission: RecordID) async throws(StoreError) -> [ConsentRecord] {
    if let late = waiting(of: profile).first(where: { $0.submission.id == submission }) { return late.provisionalRecords }
    return try await read(StoreNeeds { $0.submissions = [submission: profile] }).submissions[submission] ?? []
  }

  /// All records of a profile in the store, oldest first. What waits in a journal isn't among them.
  public func history(of profile: Profile.ID) async throws(StoreError) -> [ConsentRecord] {
    try await entries(of: profile).compactMap(\.record)
  }

  /// The records of a profile with their positions in the history, oldest first.
  public func entries(of profile: Profile.ID) async throws(StoreError) -> [HistoryEntry] {
    try await read(StoreNeeds { $0.histories = [profile] }).histories[profile] ?? []
  }

  /// The end of the history.
  public func head() async throws(StoreError) -> HistoryHead { try await read(StoreNeeds { $0.head = true }).head }

  /// What is known of these addresses; addresses of which nothing is known are missing.
  public func quarantine(of addresses: [Address]) async throws(StoreError) -> [Address: QuarantineEntry] {
    try await read(StoreNeeds { $0.addresses = Set(addresses) }).addresses
  }

  /// The records of an address with their positions in the history, oldest first.
  public func quarantineHistory(of address: Address) async throws(StoreError) -> [HistoryEntry] {
    try await read(StoreNeeds { $0.addressHistories = [address] }).addressHistories[address] ?? []
  }
}
