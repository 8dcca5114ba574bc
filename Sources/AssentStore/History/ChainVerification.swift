/// Follows the chain of a history from its first entry, and names every place where it doesn't hold.
///
/// The digest of an erased record can't be made again, so an entry behind it must be the erasure that names it: nobody can pass an alteration
/// off as an erasure without leaving one in the history. The erasure also holds the digest of what was left of the record.
public struct ChainVerification: Sendable {
  public private(set) var problems: [HistoryProblem] = []
  /// How many entries were followed.
  public private(set) var count = 0
  private var last = HistoryHead.start
  /// The erased records whose erasure hasn't come yet.
  private var erased: [HistoryPosition: ErasedRecord] = [:]

  public init() {}

  /// Follows the next entry.
  public mutating func follow(_ entry: HistoryEntry) {
    count += 1
    if entry.position <= last.position {
      report(.inserted, entry)
    } else if entry.position > last.position.next {
      problems.append(HistoryProblem(kind: .removed, position: last.position.next, record: nil))
    }
    if let digest = entry.content.digest, digest != entry.digest {
      report(.altered, entry)
    } else if entry.position == last.position.next,
      HistoryHash.link(after: last.chain, at: entry.position, digest: entry.digest) != entry.chain
    {
      report(.unlinked, entry)
    }
    switch entry.content {
    case .record, .quarantine: break
    case .erased(let record): erased[entry.position] = record
    case .erasure(let erasure):
      if HistoryHash.digest(of: erasure) == entry.digest { follow(erasure) }
    }
    last = entry.head
  }

  /// Compares the end with the head that the store keeps.
  public mutating func finish(head: HistoryHead) {
    for (position, record) in erased.sorted(by: { $0.key < $1.key }) {
      problems.append(HistoryProblem(kind: .emptied, position: position, record: record.id))
    }
    erased = [:]
    guard last != head else { return }
    problems.append(HistoryProblem(kind: last.position < head.position ? .removed : .headMismatch, position: last.position.next, record: nil))
  }

  private mutating func follow(_ erasure: Erasure) {
    for item in erasure.records {
      guard let record = erased.removeValue(forKey: item.position) else {
        problems.append(HistoryProblem(kind: .notErased, position: item.position, record: nil))
        continue
      }
      if HistoryHash.digest(of: record) != item.digest {
        problems.append(HistoryProblem(kind: .altered, position: item.position, record: record.id))
      }
    }
  }

  private mutating func report(_ kind: HistoryProblem.Kind, _ entry: HistoryEntry) {
    problems.append(HistoryProblem(kind: kind, position: entry.position, record: entry.content.id))
  }
}

/// A place where the history, or a state folded from it, isn't what was recorded.
public struct HistoryProblem: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// The record isn't the one that its digest was made of.
    case altered
    /// An entry, or several, are missing from this position on.
    case removed
    /// An entry stands where another one was.
    case inserted
    /// The entry's hash doesn't follow from the one before it: a record was replaced together with its digest.
    case unlinked
    /// The store's head isn't that of its last entry.
    case headMismatch = "head-mismatch"
    /// The state of the record's profile or address isn't the one that the record made, or the record isn't its last.
    case stateMismatch = "state-mismatch"
    /// There is no state for the record's profile or address.
    case stateMissing = "state-missing"
    /// A state names this position for its record, and none of its profile or address stands there.
    case recordMissing = "record-missing"
    /// The record was emptied, and no erasure of the history names it.
    case emptied
    /// An erasure names the record, and it is there in full.
    case notErased = "not-erased"
  }

  public let kind: Kind
  public let position: HistoryPosition
  /// The record that stands there; `nil` when none does.
  public let record: RecordID?

  public init(kind: Kind, position: HistoryPosition, record: RecordID?) {
    self.kind = kind
    self.position = position
    self.record = record
  }
}

extension HistoryProblem: CustomStringConvertible {
  /// A sentence that names the position and the record, and nobody's profile.
  public var description: String {
    let name = record.map { "record \($0) at position \(position)" } ?? "position \(position)"
    return switch kind {
    case .altered: "\(name) was altered"
    case .removed: "records are missing from \(name) on"
    case .inserted: "\(name) was put in"
    case .unlinked: "\(name) doesn't follow from the record before it"
    case .headMismatch: "the store's head doesn't fit its last record, at \(name)"
    case .stateMismatch: "the state of a profile or address isn't what its last record says, \(name)"
    case .stateMissing: "a profile or address has no state though it has \(name)"
    case .recordMissing: "a state has no record at \(name)"
    case .emptied: "\(name) was emptied, and no erasure names it"
    case .notErased: "the record at \(name) was erased, and is there again"
    }
  }
}

/// What following a store's whole history, and comparing the states with it, found.
public struct StoreVerification: Hashable, Sendable {
  /// How many entries were followed.
  public let count: Int
  /// Where the history ended when it began.
  public let head: HistoryHead
  public let problems: [HistoryProblem]
}

extension PreferenceStore {
  /// Follows the history up to its head of now, page by page, and compares the states with it. Others may go on writing.
  ///
  /// - Parameter progress: called after each page with how many entries are done, and how many there are.
  public func verify(
    pageSize: Int = 1000, progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(StoreError) -> StoreVerification {
    var verified = try await follow(pageSize: pageSize, progress: progress)
    // Who was erased meanwhile has emptied records before the head and an erasure behind it: with a later head both are seen.
    var attempts = 0
    while verified.problems.contains(where: { $0.kind == .emptied }), attempts < 5, try await head() != verified.head {
      attempts += 1
      verified = try await follow(pageSize: pageSize, progress: progress)
    }
    return verified
  }

  private func follow(
    pageSize: Int, progress: @Sendable (_ done: Int, _ total: Int) -> Void
  ) async throws(StoreError) -> StoreVerification {
    let head = try await head()
    var verification = ChainVerification()
    var position = HistoryPosition.start
    while position < head.position {
      let page = try await entries(after: position, limit: pageSize).prefix { $0.position <= head.position }
      guard let last = page.last else { break }
      for entry in page { verification.follow(entry) }
      position = last.position
      progress(verification.count, Int(clamping: head.position.rawValue))
    }
    // What stands behind the head was added meanwhile when the head has moved, and by nobody of us when it hasn't.
    if let next = try await entries(after: max(position, head.position), limit: 1).first, try await self.head() == head {
      verification.follow(next)
    }
    verification.finish(head: head)
    return StoreVerification(count: verification.count, head: head, problems: verification.problems + (try await backend.stateProblems()))
  }
}
