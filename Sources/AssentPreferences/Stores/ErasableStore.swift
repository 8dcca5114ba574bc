public import AssentModel

/// A store from which personal data can be removed, without breaking the chain of its history.
public protocol ErasableStore: PrunableStore {
  /// Empties the records of a profile, forgets its state but for the opt-outs, and adds the erasure to the history: all or nothing.
  ///
  /// - Returns: `nil` when the store has no record of the profile; then nothing has changed.
  /// - Throws: ``StoreError``; then nothing has changed.
  func erase(_ request: ErasureRequest, at time: Timestamp) async throws(StoreError) -> Erasure?
}
