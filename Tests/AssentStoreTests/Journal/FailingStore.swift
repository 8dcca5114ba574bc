import AssentModel
import AssentStore
import Synchronization

/// A store that does what the one behind it does, until it's told to fail.
final class FailingStore: PreferenceStore {
  enum Mode: Hashable, Sendable {
    case works
    /// Does nothing and says so.
    case fails(StoreError.Code)
    /// Commits, and says that it didn't: the connection broke in between.
    case commitsAndFails
    /// Can be read and not written.
    case onlyReads
  }

  private struct Content {
    var mode = Mode.works
    var records = 0
    var replays: [[LateSubmission]] = []
    var damaged: Set<Profile.ID> = []
    var meanwhile: (@Sendable () async -> Void)?
  }

  let store: any PreferenceStore
  private let content = Mutex(Content())

  init(_ store: any PreferenceStore = MemoryPreferenceStore()) { self.store = store }

  var mode: Mode {
    get { content.withLock { $0.mode } }
    set { content.withLock { $0.mode = newValue } }
  }

  /// How often it was asked to record.
  var attempts: Int { content.withLock { $0.records } }
  /// What it was asked to replay.
  var replays: [[LateSubmission]] { content.withLock { $0.replays } }

  /// From now on the rows of the profile can't be read.
  func damage(_ profile: Profile.ID) { content.withLock { _ = $0.damaged.insert(profile) } }

  /// Does something while the next submission is being recorded.
  func duringNext(_ body: @escaping @Sendable () async -> Void) { content.withLock { $0.meanwhile = body } }

  func record(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission {
    let meanwhile = content.withLock { content in
      defer { content.meanwhile = nil }
      content.records += 1
      return content.meanwhile
    }
    await meanwhile?()
    return try await change([submission.profile]) { () throws(StoreError) in try await self.store.record(submission, at: time) }
  }

  func replay(_ submissions: [LateSubmission]) async throws(StoreError) -> [ReplayedSubmission] {
    content.withLock { $0.replays.append(submissions) }
    return try await change(submissions.map(\.submission.profile)) { () throws(StoreError) in try await self.store.replay(submissions) }
  }

  func preferences(of profile: Profile.ID) async throws(StoreError) -> Preferences {
    try checkReading()
    return try await store.preferences(of: profile)
  }

  func records(of profile: Profile.ID, submission: RecordID) async throws(StoreError) -> [ConsentRecord] {
    try checkReading()
    return try await store.records(of: profile, submission: submission)
  }

  func history(of profile: Profile.ID) async throws(StoreError) -> [ConsentRecord] {
    try checkReading()
    return try await store.history(of: profile)
  }

  func head() async throws(StoreError) -> HistoryHead {
    try checkReading()
    return try await store.head()
  }

  func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    try checkReading()
    return try await store.entries(after: position, limit: limit)
  }

  func check() async throws(StoreError) { try checkReading() }

  private func checkReading() throws(StoreError) {
    if case .fails(let code) = mode { throw StoreError(code, "store", "it's away") }
  }

  private func change<Value>(_ profiles: [Profile.ID], _ body: () async throws(StoreError) -> Value) async throws(StoreError) -> Value {
    let (mode, isDamaged) = content.withLock { ($0.mode, !$0.damaged.isDisjoint(with: profiles)) }
    switch mode {
    case .fails(let code): throw StoreError(code, "store", "it's away")
    case .onlyReads: throw StoreError(.readOnly, "store", "it can't be written")
    case .commitsAndFails:
      _ = try await body()
      throw StoreError(.unavailable, "store", "the connection broke")
    case .works:
      if isDamaged { throw StoreError(.corrupt, "store", "a row can't be read") }
      return try await body()
    }
  }
}
