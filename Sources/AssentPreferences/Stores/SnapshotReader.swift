public import AssentModel

/// Is shown everything that a store knows at one moment. Called from one thread at a time; the bytes are gone after each call.
public protocol SnapshotVisitor: AnyObject {
  /// - Parameters:
  ///   - profile: the profile's id, in UTF-8.
  ///   - position: that of its last record.
  func visit(profile: UnsafeRawBufferPointer, state: Preferences, position: HistoryPosition) throws

  /// - Parameters:
  ///   - address: its one spelling, in UTF-8. They come in the order of ``Address``.
  ///   - position: that of its last record.
  func visit(address: UnsafeRawBufferPointer, channel: Channel, state: QuarantineState, position: HistoryPosition) throws

  /// Somebody who was erased and whose opt-outs are still respected.
  func visit(suppression: SuppressionKey, state: Preferences) throws
}

/// A store that can show all it knows of one moment.
public protocol SnapshotReader: Sendable {
  /// Shows all states, quarantine entries and suppressions of one moment while others go on writing, and returns the end of the history then.
  ///
  /// - Throws: ``StoreError``; `visitEnded` when the visitor threw another error, with its description.
  func readSnapshot(_ visitor: any SnapshotVisitor & Sendable) async throws(StoreError) -> HistoryHead
}

extension StoreError {
  /// The error of a visitor: itself when it's one of a store, which says better what is wrong.
  public init(visitor error: any Error, subject: String) {
    self = error as? StoreError ?? StoreError(.visitEnded, subject, "\(error)")
  }
}
