import AssentModel
import Synchronization

/// What a store with a journal knows of its backend.
struct JournalCondition {
  var answers = true
  var lastError: String?
  /// When the backend last failed.
  var failedAt: ContinuousClock.Instant?
  /// The time of the newest record that this process knows to be in the store.
  var newestTime = Timestamp(milliseconds: 0)
  /// Tells the replay that something waits; `nil` while no replay runs.
  var bell: AsyncStream<Void>.Continuation?
}

/// Whatever the backend says when it fails (it doesn't answer, or is full, locked, read-only or damaged), a plain opt-out of any scope is kept and
/// answered with success; everything else fails as it does without a journal. While something of a profile waits, its later opt-outs wait behind
/// it and its other choices fail with `unavailable`, so that no choice overtakes another.
extension PreferenceStore {
  public var journalState: JournalState? {
    guard let journal else { return backend.journalState }
    let (answers, lastError) = condition.withLock { ($0.answers, $0.lastError) }
    return JournalState(
      depth: journal.depth, oldest: journal.oldest, hasRoom: journal.hasRoom, storeAnswers: answers, lastError: lastError)
  }

  /// Records in the backend, or keeps an opt-out.
  ///
  /// - Throws: ``StoreError``; `unavailable` also when neither the backend nor the journal takes an opt-out.
  func record(
    _ submission: Submission, at time: Timestamp, keepingIn journal: OptOutJournal
  ) async throws(StoreError) -> RecordedSubmission {
    let waits = journal.holds(submission.profile)
    guard submission.isOptOut else {
      guard !waits else {
        throw StoreError(.unavailable, journal.path, "an earlier opt-out of the profile waits in the journal: it goes to the store first")
      }
      return try await pass(submission, at: time)
    }
    // What the store gets while this one tries is no older.
    let late = LateSubmission(submission, at: time, newestKnownTime: condition.withLock { $0.newestTime })
    if waits || isKnownToBeAway { return try await keep(late, in: journal) }
    do {
      return try await pass(submission, at: time)
    } catch {
      return try await keep(late, in: journal)
    }
  }

  /// Whether the backend failed last and the replay will find out when it's back, so that nobody has to wait for it to fail again.
  private var isKnownToBeAway: Bool {
    condition.withLock { !$0.answers && $0.bell != nil } && journal.map { $0.depth > 0 } ?? false
  }

  private func keep(_ late: LateSubmission, in journal: OptOutJournal) async throws(StoreError) -> RecordedSubmission {
    do throws(JournalError) {
      try await journal.append(late)
    } catch {
      failed(error.description)
      throw StoreError(.unavailable, error.subject, "the store doesn't answer, and \(error.message)")
    }
    condition.withLock { _ = $0.bell?.yield() }
    return RecordedSubmission(late.submission, records: late.provisionalRecords, isProvisional: true)
  }

  /// The backend did what it was asked; the newest record that it has is of this time.
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

  /// A backend may be readable and take no choices, where its disk is full. One that failed counts as away as long as the replay finds it so; without
  /// anything to replay, for ten seconds.
  ///
  /// - Throws: ``StoreError``: `unavailable` while the backend counts as away.
  func checkJournaled() throws(StoreError) {
    guard journal != nil else { return }
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
