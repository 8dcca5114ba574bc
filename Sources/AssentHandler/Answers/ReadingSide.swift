import AssentModel
import AssentStore

/// The side of a store that changes nothing. The store itself can't be got back out of it, so what holds this can't write.
struct ReadingSide: PreferenceReader {
  private let store: any PreferenceReader

  init(of store: any PreferenceReader) { self.store = store }

  func preferences(of profile: Profile.ID) async throws(StoreError) -> Preferences { try await store.preferences(of: profile) }

  func records(of profile: Profile.ID, submission: RecordID) async throws(StoreError) -> [ConsentRecord] {
    try await store.records(of: profile, submission: submission)
  }

  func history(of profile: Profile.ID) async throws(StoreError) -> [ConsentRecord] { try await store.history(of: profile) }
  func entries(of profile: Profile.ID) async throws(StoreError) -> [HistoryEntry] { try await store.entries(of: profile) }
  func head() async throws(StoreError) -> HistoryHead { try await store.head() }

  func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    try await store.entries(after: position, limit: limit)
  }

  func check() async throws(StoreError) { try await store.check() }
}
