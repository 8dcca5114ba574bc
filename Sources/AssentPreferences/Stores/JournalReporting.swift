public import AssentModel

/// A store that keeps choices in a journal while its database is away.
public protocol JournalReporting: Sendable {
  /// What waits in the journal now. Asks no database.
  var journalStatus: JournalStatus { get }
}

/// What waits in a journal.
public struct JournalStatus: Hashable, Sendable {
  /// How many submissions wait for the store.
  public let depth: Int
  /// When the first of them was made; `nil` when none waits.
  public let oldest: Timestamp?
  /// Whether another one would be kept.
  public let hasRoom: Bool

  public init(depth: Int, oldest: Timestamp?, hasRoom: Bool) {
    self.depth = depth
    self.oldest = oldest
    self.hasRoom = hasRoom
  }
}
