public import AssentModel

/// How a journal and the store behind it are, for `/health`, `/ready` and the metrics.
public struct JournalState: Hashable, Sendable {
  /// How many opt-outs wait for the store.
  public let depth: Int
  /// When the oldest of them was made; `nil` when none waits.
  public let oldest: Timestamp?
  /// The size of the file.
  public let bytes: Int
  /// The size from which on the journal refuses.
  public let limit: Int
  /// Whether the store answered when it was last asked.
  public let storeAnswers: Bool
  /// What the store or the journal said when it last failed, without anything about a profile; `nil` when all is well again.
  public let lastError: String?

  /// Whether an opt-out would be kept even if the store were away.
  public var hasRoom: Bool { bytes < limit }
}
