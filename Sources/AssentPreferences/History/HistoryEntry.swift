/// One entry of the history of a store, at its place.
///
/// The entries form one chain: each one's hash covers its content and the hash of the entry before it, so that none can be altered,
/// removed or put in between without every later hash telling.
public struct HistoryEntry: Hashable, Sendable {
  public let position: HistoryPosition
  public let content: HistoryContent
  /// That of the content when it was added.
  public let digest: HistoryHash
  /// That of the chain up to here.
  public let chain: HistoryHash

  public init(position: HistoryPosition, content: HistoryContent, digest: HistoryHash, chain: HistoryHash) {
    self.position = position
    self.content = content
    self.digest = digest
    self.chain = chain
  }

  public init(position: HistoryPosition, record: ConsentRecord, digest: HistoryHash, chain: HistoryHash) {
    self.init(position: position, content: .record(record), digest: digest, chain: chain)
  }

  /// The consent record that stands here; `nil` when it was erased, and for anything else.
  public var record: ConsentRecord? {
    if case .record(let record) = content { record } else { nil }
  }

  /// The change of an address that stands here; `nil` for anything else.
  public var quarantine: QuarantineRecord? {
    if case .quarantine(let record) = content { record } else { nil }
  }

  /// The head of the history that ends with this entry.
  public var head: HistoryHead { HistoryHead(position: position, chain: chain) }
}
