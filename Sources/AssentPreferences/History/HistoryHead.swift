/// The end of a history: where the next entry goes.
public struct HistoryHead: Hashable, Sendable {
  /// That of the last entry.
  public let position: HistoryPosition
  public let chain: HistoryHash

  public init(position: HistoryPosition, chain: HistoryHash) {
    self.position = position
    self.chain = chain
  }

  /// That of an empty history.
  public static let start = HistoryHead(position: .start, chain: .start)

  /// The entry that a record becomes.
  public func appending(_ record: ConsentRecord) -> HistoryEntry { appending(.record(record), digest: .digest(of: record)) }

  /// The entry that an erasure becomes.
  public func appending(_ erasure: Erasure) -> HistoryEntry { appending(.erasure(erasure), digest: .digest(of: erasure)) }

  /// The entry that a change of an address becomes.
  public func appending(_ record: QuarantineRecord) -> HistoryEntry { appending(.quarantine(record), digest: .digest(of: record)) }

  /// Whether an entry follows from this head: its position, its hash, and its content as far as it is there.
  public func precedes(_ entry: HistoryEntry) -> Bool {
    entry.position == position.next && (entry.content.digest ?? entry.digest) == entry.digest
      && HistoryHash.link(after: chain, at: entry.position, digest: entry.digest) == entry.chain
  }

  private func appending(_ content: HistoryContent, digest: HistoryHash) -> HistoryEntry {
    HistoryEntry(
      position: position.next, content: content, digest: digest, chain: .link(after: chain, at: position.next, digest: digest))
  }
}
