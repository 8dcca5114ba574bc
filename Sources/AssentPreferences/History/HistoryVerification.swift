/// Follows the chain of a history from its first entry, and names every place where it doesn't hold.
public struct HistoryVerification: Sendable {
  public private(set) var problems: [HistoryProblem] = []
  /// How many entries were followed.
  public private(set) var count = 0
  private var last = HistoryHead.start

  public init() {}

  /// Follows the next entry.
  public mutating func follow(_ entry: HistoryEntry) {
    count += 1
    if entry.position <= last.position {
      report(.inserted, entry)
    } else if entry.position > last.position.next {
      problems.append(HistoryProblem(kind: .removed, position: last.position.next, record: nil))
    }
    if HistoryHash.digest(of: entry.record) != entry.digest {
      report(.altered, entry)
    } else if entry.position == last.position.next,
      HistoryHash.link(after: last.chain, at: entry.position, digest: entry.digest) != entry.chain
    {
      report(.unlinked, entry)
    }
    last = entry.head
  }

  /// Compares the end with the head that the store keeps.
  public mutating func finish(head: HistoryHead) {
    guard last != head else { return }
    problems.append(HistoryProblem(kind: last.position < head.position ? .removed : .headMismatch, position: last.position.next, record: nil))
  }

  private mutating func report(_ kind: HistoryProblem.Kind, _ entry: HistoryEntry) {
    problems.append(HistoryProblem(kind: kind, position: entry.position, record: entry.record.id))
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
    /// The state of the record's profile isn't the one that the record made, or the record isn't the profile's last.
    case stateMismatch = "state-mismatch"
    /// There is no state for the record's profile.
    case stateMissing = "state-missing"
    /// A state names this position for its record, and none of its profile stands there.
    case recordMissing = "record-missing"
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
    case .stateMismatch: "the state of a profile isn't what its last record says, \(name)"
    case .stateMissing: "a profile has no state though it has \(name)"
    case .recordMissing: "a state has no record at \(name)"
    }
  }
}
