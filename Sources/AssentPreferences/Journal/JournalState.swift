public import AssentModel

/// How a journal and the store behind it are, for `/health`, `/ready` and the metrics.
public struct JournalState: Hashable, Sendable {
  /// How many opt-outs wait for the store.
  public let depth: Int
  /// When the oldest of them was made; `nil` when none waits.
  public let oldest: Timestamp?
  /// Whether another one would be kept: the journal is below its limit, and its disk has room and takes what is written.
  public let hasRoom: Bool
  /// Whether the store did what it was last asked.
  public let storeAnswers: Bool
  /// What the store or the journal said when it last failed, without anything about a profile; `nil` when all is well again.
  public let lastError: String?

  public init(depth: Int, oldest: Timestamp?, hasRoom: Bool, storeAnswers: Bool = true, lastError: String? = nil) {
    self.depth = depth
    self.oldest = oldest
    self.hasRoom = hasRoom
    self.storeAnswers = storeAnswers
    self.lastError = lastError
  }
}
