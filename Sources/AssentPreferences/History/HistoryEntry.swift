/// A consent record at its place in the history of the store.
///
/// The entries form one chain: each one's hash covers its record and the hash of the entry before it, so that a record can't be altered,
/// removed or put in between without every later hash telling.
public struct HistoryEntry: Hashable, Sendable {
  public let position: HistoryPosition
  public let record: ConsentRecord
  /// That of the record when it was added.
  public let digest: HistoryHash
  /// That of the chain up to here.
  public let chain: HistoryHash

  public init(position: HistoryPosition, record: ConsentRecord, digest: HistoryHash, chain: HistoryHash) {
    self.position = position
    self.record = record
    self.digest = digest
    self.chain = chain
  }
}

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
  public func appending(_ record: ConsentRecord) -> HistoryEntry {
    let digest = HistoryHash.digest(of: record)
    return HistoryEntry(
      position: position.next, record: record, digest: digest, chain: .link(after: chain, at: position.next, digest: digest))
  }
}

extension HistoryEntry {
  /// The head of the history that ends with this entry.
  public var head: HistoryHead { HistoryHead(position: position, chain: chain) }
}
