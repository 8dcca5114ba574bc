public import AssentModel

/// A store that can be looked after: checked, verified, copied.
public protocol MaintainedStore: ErasableStore, QuarantineStore, SnapshotReader {
  /// Adds entries of another store's history as they are, and folds them into the states. An erasure empties what is here of its records.
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

/// A store that holds something that is better given back than left to the end of the process.
public protocol ClosableStore: PreferenceStore {
  /// Closes the store once what is under way has ended; nothing is asked of it afterwards.
  func close() async throws(StoreError)
}

/// A store that has something to do by itself as long as it is used, such as bringing a journal to its database.
public protocol RunningStore: PreferenceStore {
  /// Does so until its task is cancelled.
  func run() async
}

/// A store that keeps choices in a journal while its database is away.
public protocol JournalReporting: Sendable {
  /// How the journal and the database are now. Asks no database.
  var journalState: JournalState { get }
}
