public import AssentModel
import Synchronization

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
