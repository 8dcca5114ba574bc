public import AssentModel

/// Where choices are kept: an append-only history of consent records, and the state of each profile that is folded from it.
public protocol PreferenceStore: PreferenceReader {
  /// Adds what a submission changes to the history and folds it into the state, both or neither.
  ///
  /// Returns when the choice would survive a crash of the machine. A submission that changes nothing succeeds and adds nothing.
  ///
  /// - Throws: ``StoreError``; then nothing was recorded.
  func record(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission
}
