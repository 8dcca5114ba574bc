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
