public import AssentAddresses
public import AssentModel
import Synchronization

/// Where choices are kept: an append-only history of consent records, and the states that are folded from it. This is what programs call.
///
/// With a journal the store loses no opt-out while its database is away: the journal keeps it, and ``run()`` brings it to the database later.
public final class PreferenceStore: ReadableStore {
  let backend: any StoreBackend
  let journal: OptOutJournal?
  let pause: @Sendable (Duration) async throws -> Void
  let report: @Sendable (ReplayRound) -> Void
  let condition = Mutex(JournalCondition())
  private let queue: CommitQueue
  private let decisions: StoreDecisions

  /// - Parameters:
  ///   - journal: keeps the opt-outs that the backend can't take; `nil` lets them fail.
  ///   - observer: is called after each commit of submissions.
  ///   - pause: waits between two attempts to bring what the journal keeps to the backend.
  ///   - report: is called after each round of the replay that had something to do.
  public init(
    _ backend: any StoreBackend, journal: OptOutJournal? = nil, observer: @escaping CommitQueue.Observer = { _, _ in },
    pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    report: @escaping @Sendable (ReplayRound) -> Void = { _ in }
  ) {
    let decisions = StoreDecisions(name: backend.name)
    self.backend = backend
    self.journal = journal
    self.pause = pause
    self.report = report
    self.decisions = decisions
    self.queue = CommitQueue(observer: observer) { await Self.commit($0, to: backend, decisions) }
  }

  /// Adds what a submission changes to the history and folds it into the state, both or neither. Returns when the choice would survive a crash of
  /// the machine. A submission that changes nothing succeeds and adds nothing.
  ///
  /// With a journal, a plain opt-out is recorded or kept; `isProvisional` of the answer says which.
  ///
  /// - Throws: ``StoreError``; then nothing was recorded, unless its code is `outcomeUnknown`.
  public func record(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission {
    guard let journal else { return try await queue.record(submission, at: time) }
    return try await record(submission, at: time, keepingIn: journal)
  }

  /// Records in the backend, and remembers whether it answered.
  func pass(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission {
    do throws(StoreError) {
      let recorded = try await queue.record(submission, at: time)
      answered(recorded.records.last?.time)
      return recorded
    } catch {
      failed(error.description, storeAnswers: !error.concernsTheStore)
      throw error
    }
  }

  /// Adds choices that were made while the store was away, or in another system, in their order and in one transaction: all of them or none.
  ///
  /// For each one, ``LateSubmission/decide(state:history:wasErased:)`` says what it adds; it sees what those before it added. So doing it again adds
  /// nothing. Returns what became of each, in their order, when it would survive a crash of the machine.
  public func replay(_ submissions: [LateSubmission]) async throws(StoreError) -> [ReplayedSubmission] {
    try await backend.write(StoreDecisions.needs(replaying: submissions)) { [decisions] facts throws(StoreError) in
      try decisions.replaying(submissions, facts)
    }
  }

  /// Adds what the changes change to the history, in their order and in one transaction: all of them or none.
  ///
  /// Returns, when it would survive a crash of the machine, the record of each; `nil` for one that changed nothing.
  ///
  /// - Throws: ``StoreError``: `badChange` for a change without a reason. Then nothing was recorded, unless its code is `outcomeUnknown`.
  public func change(_ changes: [QuarantineChange], at time: Timestamp) async throws(StoreError) -> [QuarantineRecord?] {
    for change in changes { try change.validate(storeName: backend.name) }
    return try await backend.write(StoreDecisions.needs(changing: changes)) { [decisions] facts throws(StoreError) in
      try decisions.changing(changes, at: time, facts)
    }
  }

  /// Empties the records of a profile, forgets its state except for the opt-outs, and adds the erasure to the history: all or nothing.
  ///
  /// What was erased is overwritten in the database's files as well, as far as nobody is reading them.
  ///
  /// - Returns: `nil` when the store has no record of the profile; then nothing has changed.
  public func erase(_ request: ErasureRequest, at time: Timestamp) async throws(StoreError) -> Erasure? {
    try await backend.write(StoreDecisions.needs(erasing: request.profile)) { [decisions] facts throws(StoreError) in
      try decisions.erasing(request, at: time, facts)
    }
  }

  /// Removes the networks of the records that are older, and returns how many there were. The records stay.
  public func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int { try await backend.removeNetworks(before: time) }

  /// What is wrong with the database itself, as sentences; empty when it is sound.
  public func integrityProblems() async throws(StoreError) -> [String] { try await backend.integrityProblems() }

  /// Closes the journal and the database after the work in progress. Nothing is asked of the store afterwards.
  public func close() async throws(StoreError) {
    await journal?.close()
    try await backend.close()
  }

  /// A store that answers as this one would, and changes nothing: its changes are kept in memory and seen by what it is asked later.
  public var dryRun: PreferenceStore { PreferenceStore(DryRunBackend(over: backend)) }

  /// Commits a batch in one transaction. When one submission breaks a rule of the tables, the batch is halved until that one fails alone.
  private static func commit(
    _ batch: [TimedSubmission], to backend: any StoreBackend, _ decisions: StoreDecisions
  ) async -> [Result<RecordedSubmission, StoreError>] {
    do throws(StoreError) {
      return try await backend.write(StoreDecisions.needs(recording: batch)) { facts throws(StoreError) in decisions.recording(batch, facts) }
    } catch {
      guard batch.count > 1, !error.concernsTheStore else { return batch.map { _ in .failure(error) } }
      let middle = batch.count / 2
      return await commit(Array(batch[..<middle]), to: backend, decisions) + commit(Array(batch[middle...]), to: backend, decisions)
    }
  }
}

extension PreferenceStore {
  public func check() async throws(StoreError) {
    try await backend.check()
    try checkJournaled()
  }

  public func read(_ needs: StoreNeeds) async throws(StoreError) -> StoreFacts { try await backend.read(needs) }

  public func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    try await backend.entries(after: position, limit: limit)
  }

  public func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry] {
    try await backend.quarantineEntries(after: address, limit: limit)
  }

  public func snapshot(_ visitor: any SnapshotVisitor & Sendable) async throws(StoreError) -> HistoryHead { try await backend.snapshot(visitor) }

  public func waiting(of profile: Profile.ID) -> [LateSubmission] { journal?.waiting(of: profile) ?? backend.waiting(of: profile) }
}

/// For copies of stores.
extension PreferenceStore {
  /// Adds entries of another store's history as they are, and folds them into the states. An erasure empties what is here of its records.
  ///
  /// - Throws: ``StoreError``: `brokenChain` when an entry doesn't follow from the one before it, or from the store's head; nothing is added then.
  public func append(_ entries: [HistoryEntry]) async throws(StoreError) {
    try await backend.write(StoreNeeds { $0.head = true }) { [decisions] facts throws(StoreError) in try decisions.appending(entries, facts) }
  }

  /// The secret under which the store names erased people.
  public func suppressionSecret() async throws(StoreError) -> SuppressionSecret {
    guard let secret = try await read(StoreNeeds { $0.secret = true }).secret else {
      throw StoreError(.corrupt, backend.name, "the store has lost its secret: restore it from a backup")
    }
    return secret
  }

  /// Takes the secret of the store whose history this one will get.
  ///
  /// - Throws: ``StoreError``: `notEmpty` when the store has a history; nothing changes then.
  public func adopt(_ secret: SuppressionSecret) async throws(StoreError) {
    try await backend.write(StoreNeeds { $0.head = true }) { [decisions] facts throws(StoreError) in try decisions.adopting(secret, facts) }
  }

  /// The names of the erased people whose opt-outs are still respected.
  public func suppressions() async throws(StoreError) -> Set<SuppressionKey> {
    try await read(StoreNeeds { $0.suppressionKeys = true }).suppressionKeys
  }

  /// Ends all suppressions except these, because the others have ended in the store that the history comes from.
  public func retainSuppressions(_ keys: Set<SuppressionKey>) async throws(StoreError) {
    let needs = StoreNeeds { needs in
      needs.head = true
      needs.suppressionKeys = true
    }
    try await backend.write(needs) { [decisions] facts throws(StoreError) in decisions.retaining(keys, facts) }
  }
}
