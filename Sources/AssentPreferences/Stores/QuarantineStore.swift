public import AssentModel

/// Where it is kept which addresses get no message, and why.
public protocol QuarantineStore: QuarantineReader {
  /// Adds what the changes change to the history, in their order and in one transaction: all of them or none.
  ///
  /// Returns, when it would survive a crash of the machine, the record of each; `nil` for one that changed nothing.
  ///
  /// - Throws: ``StoreError``: `badChange` for a change without a reason. Then nothing was recorded, unless its code is `outcomeUnknown`.
  func change(_ changes: [QuarantineChange], at time: Timestamp) async throws(StoreError) -> [QuarantineRecord?]
}
