import AssentModel
import AssentStore

/// A store whose database is gone.
struct BrokenStore: PreferenceStore {
  private static let error = StoreError(.unavailable, "store.sqlite", "the disk is full: make room")

  func preferences(of profile: Profile.ID) async throws(StoreError) -> Preferences { throw Self.error }
  func records(of profile: Profile.ID, submission: RecordID) async throws(StoreError) -> [ConsentRecord] { throw Self.error }
  func history(of profile: Profile.ID) async throws(StoreError) -> [ConsentRecord] { throw Self.error }
  func head() async throws(StoreError) -> HistoryHead { throw Self.error }
  func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] { throw Self.error }
  func check() async throws(StoreError) { throw Self.error }
  func replay(_ submissions: [LateSubmission]) async throws(StoreError) -> [ReplayedSubmission] { throw Self.error }
  func record(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission { throw Self.error }
}
