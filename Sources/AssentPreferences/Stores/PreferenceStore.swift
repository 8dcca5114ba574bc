public import AssentModel

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
