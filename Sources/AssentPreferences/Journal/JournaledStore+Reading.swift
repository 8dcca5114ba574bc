public import AssentModel
import Synchronization

extension JournaledStore {
  /// The state in the store with what waits of the profile folded into it; into the empty state while the store is away.
  public func preferences(of profile: Profile.ID) async throws(StoreError) -> Preferences {
    let waiting = journal.waiting(of: profile)
    var state = Preferences()
    do {
      state = try await store.preferences(of: profile)
    } catch {
      guard !waiting.isEmpty else { throw error }
    }
    return waiting.reduce(state) { $1.submission.records(at: $1.time, state: $0, newest: []).last?.after ?? $0 }
  }

  /// The records of a submission; those of one that waits are provisional, and are there while the store is away.
  public func records(of profile: Profile.ID, submission: RecordID) async throws(StoreError) -> [ConsentRecord] {
    if let late = journal.waiting(of: profile).first(where: { $0.submission.id == submission }) {
      return late.provisionalRecords
    }
    return try await store.records(of: profile, submission: submission)
  }

  /// All records in the store: what waits isn't among them.
  public func history(of profile: Profile.ID) async throws(StoreError) -> [ConsentRecord] { try await store.history(of: profile) }

  public func entries(of profile: Profile.ID) async throws(StoreError) -> [HistoryEntry] { try await store.entries(of: profile) }

  public func head() async throws(StoreError) -> HistoryHead { try await store.head() }

  public func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    try await store.entries(after: position, limit: limit)
  }

  /// Returns when the store answers and takes choices as far as is known: it may be readable and take none, where its disk is full.
  ///
  /// A store that failed counts as away as long as the replay finds it so; without anything to replay, for ten seconds.
  public func check() async throws(StoreError) {
    try await store.check()
    let (answers, failedAt, error) = condition.withLock { ($0.answers, $0.failedAt, $0.lastError) }
    guard !answers, let failedAt, isKnownToBeAway || ContinuousClock.now - failedAt < Self.memory else { return }
    throw StoreError(.unavailable, "the store", error ?? "it takes no choices")
  }

  private static let memory = Duration.seconds(10)
}

extension LateSubmission {
  /// What a profile without a history would get.
  var provisionalRecords: [ConsentRecord] { submission.records(at: time, state: Preferences(), newest: []) }
}
