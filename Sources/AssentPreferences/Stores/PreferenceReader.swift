public import AssentModel

/// The side of a store that changes nothing, on connections that can't write.
public protocol PreferenceReader: Sendable {
  /// The state of a profile; the empty state for a profile that never chose.
  ///
  /// - Throws: ``StoreError``, as all functions of a store.
  func preferences(of profile: Profile.ID) async throws(StoreError) -> Preferences

  /// The records of one submission, in their order; empty when the profile has no such submission.
  func records(of profile: Profile.ID, submission: RecordID) async throws(StoreError) -> [ConsentRecord]

  /// All records of a profile, oldest first.
  func history(of profile: Profile.ID) async throws(StoreError) -> [ConsentRecord]

  /// Returns when the store answers.
  func check() async throws(StoreError)
}
