public import AssentModel

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

  /// Whether the entry says that a person was erased.
  public var isErasure: Bool { if case .erasure = content { true } else { false } }

  /// The head of the history that ends with this entry.
  public var head: HistoryHead { HistoryHead(position: position, chain: chain) }
}

/// What stands at a place of the history.
public enum HistoryContent: Hashable, Sendable {
  case record(ConsentRecord)
  /// What is left of a record of a person who was erased.
  case erased(ErasedRecord)
  /// The erasure of a person.
  case erasure(Erasure)
  /// A change of an address.
  case quarantine(QuarantineRecord)

  public var id: RecordID {
    switch self {
    case .record(let record): record.id
    case .erased(let record): record.id
    case .erasure(let erasure): erasure.id
    case .quarantine(let record): record.id
    }
  }

  public var time: Timestamp {
    switch self {
    case .record(let record): record.time
    case .erased(let record): record.time
    case .erasure(let erasure): erasure.time
    case .quarantine(let record): record.time
    }
  }

  /// The digest that it had when it was added; `nil` for an erased record, of which too little is left to tell.
  public var digest: HistoryHash? {
    switch self {
    case .record(let record): .digest(of: record)
    case .erased: nil
    case .erasure(let erasure): .digest(of: erasure)
    case .quarantine(let record): .digest(of: record)
    }
  }
}

/// How far the history goes: its entries are counted from 1, without a gap.
public struct HistoryPosition: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
  /// 0 before the first entry.
  public let rawValue: Int64

  /// `nil` for a negative number.
  public init?(rawValue: Int64) {
    guard rawValue >= 0 else { return nil }
    self.rawValue = rawValue
  }

  private init(counted: Int64) { rawValue = counted }

  /// Before the first entry.
  public static let start = HistoryPosition(counted: 0)

  /// The position of the next entry.
  public var next: HistoryPosition { HistoryPosition(counted: rawValue + 1) }

  public var description: String { String(rawValue) }

  public static func < (left: HistoryPosition, right: HistoryPosition) -> Bool { left.rawValue < right.rawValue }
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
