public import AssentModel
import Synchronization

/// Where choices are kept: an append-only history of consent records, and the state of each profile that is folded from it.
public protocol PreferenceStore: PreferenceReader {
  /// Adds what a submission changes to the history and folds it into the state, both or neither.
  ///
  /// Returns when the choice would survive a crash of the machine. A submission that changes nothing succeeds and adds nothing.
  ///
  /// - Throws: ``StoreError``; then nothing was recorded, unless its code is `outcomeUnknown`.
  func record(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission

  /// Adds choices that were made while the store was away, or in another system, in their order and in one transaction: all of them or none.
  ///
  /// For each one, ``LateSubmission/decide(state:history:wasErased:)`` says what it adds; it sees what those before it added. So doing it again adds
  /// nothing. Returns what became of each, in their order, when it would survive a crash of the machine.
  func replay(_ submissions: [LateSubmission]) async throws(StoreError) -> [ReplayedSubmission]
}

/// A store from which what need not be kept any longer can be removed; the records and their chain stay.
public protocol PrunableStore: PreferenceStore {
  /// Removes the networks of the records that are older, and returns how many there were. The records stay.
  func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int
}

/// A store from which personal data can be removed, without breaking the chain of its history.
public protocol ErasableStore: PrunableStore {
  /// Empties the records of a profile, forgets its state but for the opt-outs, and adds the erasure to the history: all or nothing.
  ///
  /// - Returns: `nil` when the store has no record of the profile; then nothing has changed.
  /// - Throws: ``StoreError``; then nothing has changed.
  func erase(_ request: ErasureRequest, at time: Timestamp) async throws(StoreError) -> Erasure?
}

/// Where it is kept which addresses get no message, and why.
public protocol QuarantineStore: QuarantineReader {
  /// Adds what the changes change to the history, in their order and in one transaction: all of them or none.
  ///
  /// Returns, when it would survive a crash of the machine, the record of each; `nil` for one that changed nothing.
  ///
  /// - Throws: ``StoreError``: `badChange` for a change without a reason. Then nothing was recorded, unless its code is `outcomeUnknown`.
  func change(_ changes: [QuarantineChange], at time: Timestamp) async throws(StoreError) -> [QuarantineRecord?]
}

/// A store that is opened when it's needed, so that a program can start while it's away.
///
/// While it can't be opened, every call fails with the reason, and it's tried again a second later at the earliest.
public final class OpeningStore: PrunableStore {
  private enum Condition {
    case closed
    case opening
    case failed(StoreError, at: ContinuousClock.Instant)
    case open(any PreferenceStore)
  }

  private let subject: String
  private let open: @Sendable () throws(StoreError) -> any PreferenceStore
  private let now: @Sendable () -> ContinuousClock.Instant
  private let condition = Mutex(Condition.closed)

  /// - Parameters:
  ///   - subject: names the store in errors.
  ///   - now: says what time it is.
  ///   - open: opens the store.
  public init(
    subject: String, now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now },
    open: @escaping @Sendable () throws(StoreError) -> any PreferenceStore
  ) {
    self.subject = subject
    self.now = now
    self.open = open
  }

  public func record(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission {
    try await store().record(submission, at: time)
  }

  public func replay(_ submissions: [LateSubmission]) async throws(StoreError) -> [ReplayedSubmission] {
    try await store().replay(submissions)
  }

  public func preferences(of profile: Profile.ID) async throws(StoreError) -> Preferences { try await store().preferences(of: profile) }

  public func records(of profile: Profile.ID, submission: RecordID) async throws(StoreError) -> [ConsentRecord] {
    try await store().records(of: profile, submission: submission)
  }

  public func history(of profile: Profile.ID) async throws(StoreError) -> [ConsentRecord] { try await store().history(of: profile) }

  public func entries(of profile: Profile.ID) async throws(StoreError) -> [HistoryEntry] { try await store().entries(of: profile) }

  public func head() async throws(StoreError) -> HistoryHead { try await store().head() }

  public func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    try await store().entries(after: position, limit: limit)
  }

  public func check() async throws(StoreError) { try await store().check() }

  public func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int {
    guard let store = try store() as? any PrunableStore else { return 0 }
    return try await store.removeNetworks(before: time)
  }

  /// The store, opened by the first who needs it; those who come meanwhile don't wait.
  private func store() throws(StoreError) -> any PreferenceStore {
    let now = now()
    let store = try condition.withLock { condition throws(StoreError) -> (any PreferenceStore)? in
      switch condition {
      case .open(let store): return store
      case .opening: throw StoreError(.unavailable, subject, "the store is being opened: try again in a moment")
      case .failed(let error, let time) where now - time < .seconds(1): throw error
      case .failed, .closed:
        condition = .opening
        return nil
      }
    }
    if let store { return store }
    do throws(StoreError) {
      let store = try open()
      condition.withLock { $0 = .open(store) }
      return store
    } catch {
      condition.withLock { $0 = .failed(error, at: now) }
      throw error
    }
  }
}
