/// A store that can be looked after: checked, verified, copied.
public protocol MaintainedStore: ErasableStore, QuarantineStore, SnapshotReader {
  /// Adds entries of another store's history as they are, and folds them into the states.
  ///
  /// - Throws: ``StoreError``: `brokenChain` when an entry doesn't follow from the one before it, or from the store's head; nothing is added then.
  func append(_ entries: [HistoryEntry]) async throws(StoreError)

  /// What the store names erased people by.
  func suppressionSecret() async throws(StoreError) -> SuppressionSecret

  /// Takes the secret of the store whose history it will get.
  ///
  /// - Throws: ``StoreError``: `notEmpty` when the store has a history; nothing changes then.
  func adopt(_ secret: SuppressionSecret) async throws(StoreError)

  /// The names of the erased people whose opt-outs are still respected.
  func suppressions() async throws(StoreError) -> Set<SuppressionKey>

  /// Ends the suppressions of all others, which have ended in the store that the history comes from.
  func retainSuppressions(_ keys: Set<SuppressionKey>) async throws(StoreError)

  /// Where the state of a profile or an address isn't what its last record says, one problem each, a hundred at most.
  func stateProblems() async throws(StoreError) -> [HistoryProblem]

  /// What is wrong with the database itself, in sentences; empty when nothing is.
  func integrityProblems() async throws(StoreError) -> [String]
}

extension HistoryHead {
  /// The head after these entries.
  ///
  /// - Throws: ``StoreError`` with the code `brokenChain` for the first entry that doesn't follow.
  public func following(_ entries: [HistoryEntry], subject: String) throws(StoreError) -> HistoryHead {
    var head = self
    for entry in entries {
      guard head.precedes(entry) else {
        throw StoreError(
          .brokenChain, subject, "the entry at position \(entry.position) doesn't follow from the one before it: see assent store verify")
      }
      head = entry.head
    }
    return head
  }
}
