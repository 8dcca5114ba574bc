public import AssentModel

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
