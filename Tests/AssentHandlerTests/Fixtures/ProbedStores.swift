import AssentModel
import AssentStore
import Synchronization

/// A store with a journal of which is said what a test wants.
final class JournalingStore: PreferenceStore, JournalReporting {
  private let store = MemoryPreferenceStore()
  let journalState: JournalState

  init(journalState: JournalState) { self.journalState = journalState }

  func preferences(of profile: Profile.ID) -> Preferences { store.preferences(of: profile) }
  func records(of profile: Profile.ID, submission: RecordID) -> [ConsentRecord] { store.records(of: profile, submission: submission) }
  func history(of profile: Profile.ID) -> [ConsentRecord] { store.history(of: profile) }
  func head() -> HistoryHead { store.head() }
  func entries(after position: HistoryPosition, limit: Int) -> [HistoryEntry] { store.entries(after: position, limit: limit) }
  func check() async throws(StoreError) {}
  func record(_ submission: Submission, at time: Timestamp) -> RecordedSubmission { store.record(submission, at: time) }
  func replay(_ submissions: [LateSubmission]) -> [ReplayedSubmission] { store.replay(submissions) }
}

/// A store that counts how often it is asked whether it answers.
final class CountingStore: PreferenceStore {
  private let store = MemoryPreferenceStore()
  private let count = Atomic(0)

  var checks: Int { count.load(ordering: .relaxed) }

  func preferences(of profile: Profile.ID) -> Preferences { store.preferences(of: profile) }
  func records(of profile: Profile.ID, submission: RecordID) -> [ConsentRecord] { store.records(of: profile, submission: submission) }
  func history(of profile: Profile.ID) -> [ConsentRecord] { store.history(of: profile) }
  func head() -> HistoryHead { store.head() }
  func entries(after position: HistoryPosition, limit: Int) -> [HistoryEntry] { store.entries(after: position, limit: limit) }
  func check() async throws(StoreError) { count.add(1, ordering: .relaxed) }
  func record(_ submission: Submission, at time: Timestamp) -> RecordedSubmission { store.record(submission, at: time) }
  func replay(_ submissions: [LateSubmission]) -> [ReplayedSubmission] { store.replay(submissions) }
}

/// A store that doesn't say anything when it is asked whether it answers.
struct SilentStore: PreferenceReader {
  private let store = MemoryPreferenceStore()

  func preferences(of profile: Profile.ID) -> Preferences { store.preferences(of: profile) }
  func records(of profile: Profile.ID, submission: RecordID) -> [ConsentRecord] { store.records(of: profile, submission: submission) }
  func history(of profile: Profile.ID) -> [ConsentRecord] { store.history(of: profile) }
  func head() -> HistoryHead { store.head() }
  func entries(after position: HistoryPosition, limit: Int) -> [HistoryEntry] { store.entries(after: position, limit: limit) }
  func check() async throws(StoreError) { try? await Task.sleep(for: .seconds(60)) }
}
