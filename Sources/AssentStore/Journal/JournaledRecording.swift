public import AssentModel
import Synchronization

/// A store that loses no opt-out while it's away: a journal keeps them, and ``run()`` brings them to the store when it's back.
///
/// Whatever the store says when it fails (it doesn't answer, or is full, locked, read-only or damaged), a plain opt-out of any scope is kept and
/// answered with success; everything else fails as it does without a journal. While something of a profile waits, its later opt-outs wait behind
/// it and its other choices fail with `unavailable`, so that no choice overtakes another.
public final class JournaledStore: PreferenceStore {
  struct Condition {
    var answers = true
    var lastError: String?
    /// When the store last failed.
    var failedAt: ContinuousClock.Instant?
    /// That of the newest record that this process knows to be in the store.
    var newestTime = Timestamp(milliseconds: 0)
    /// Tells the replay that something waits; `nil` while none runs.
    var bell: AsyncStream<Void>.Continuation?
  }

  let store: any PreferenceStore
  let journal: OptOutJournal
  let pause: @Sendable (Duration) async throws -> Void
  let report: @Sendable (ReplayRound) -> Void
  let condition = Mutex(Condition())

  /// - Parameters:
  ///   - pause: waits between two attempts.
  ///   - report: called after each round of the replay that had something to do.
  public init(
    _ store: any PreferenceStore, journal: OptOutJournal,
    pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    report: @escaping @Sendable (ReplayRound) -> Void = { _ in }
  ) {
    self.store = store
    self.journal = journal
    self.pause = pause
    self.report = report
  }

  /// How the journal and the store are.
  public var journalState: JournalState {
    let (answers, lastError) = condition.withLock { ($0.answers, $0.lastError) }
    return JournalState(
      depth: journal.depth, oldest: journal.oldest, hasRoom: journal.hasRoom, storeAnswers: answers, lastError: lastError)
  }

  /// Records in the store, or keeps an opt-out; the answer says which by `isProvisional`.
  ///
  /// - Throws: ``StoreError``; `unavailable` also when neither the store nor the journal takes an opt-out.
  public func record(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission {
    let waits = journal.holds(submission.profile)
    guard submission.isOptOut else {
      guard !waits else {
        throw StoreError(.unavailable, journal.path, "an earlier opt-out of the profile waits in the journal: it goes to the store first")
      }
      return try await pass(submission, at: time)
    }
    // What the store gets while this one tries is no older.
    let late = LateSubmission(submission, at: time, knownUntil: condition.withLock { $0.newestTime })
    if waits || isKnownToBeAway { return try await keep(late) }
    do {
      return try await pass(submission, at: time)
    } catch {
      return try await keep(late)
    }
  }

  public func replay(_ submissions: [LateSubmission]) async throws(StoreError) -> [ReplayedSubmission] {
    try await store.replay(submissions)
  }

  /// Whether the store failed last and the replay will find out when it's back, so that nobody has to wait for it to fail again.
  var isKnownToBeAway: Bool {
    condition.withLock { !$0.answers && $0.bell != nil } && journal.depth > 0
  }

  private func pass(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission {
    do throws(StoreError) {
      let recorded = try await store.record(submission, at: time)
      answered(recorded.records.last?.time)
      return recorded
    } catch {
      failed(error.description, storeAnswers: !error.concernsTheStore)
      throw error
    }
  }

  private func keep(_ late: LateSubmission) async throws(StoreError) -> RecordedSubmission {
    do throws(JournalError) {
      try await journal.append(late)
    } catch {
      failed(error.description)
      throw StoreError(.unavailable, error.subject, "the store doesn't answer, and \(error.message)")
    }
    condition.withLock { _ = $0.bell?.yield() }
    return RecordedSubmission(late.submission, records: late.provisionalRecords, isProvisional: true)
  }

  /// The store did what it was asked; the newest record that it has is of this time.
  func answered(_ newest: Timestamp?) {
    condition.withLock { condition in
      condition.answers = true
      condition.lastError = nil
      if let newest { condition.newestTime = max(condition.newestTime, newest) }
    }
  }

  func failed(_ error: String, storeAnswers: Bool = false) {
    condition.withLock { condition in
      condition.answers = storeAnswers
      condition.lastError = error
      if !storeAnswers { condition.failedAt = .now }
    }
  }
}

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
