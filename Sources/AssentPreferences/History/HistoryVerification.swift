/// Follows the chain of a history from its first entry, and names every place where it doesn't hold.
///
/// The digest of an erased record can't be made again, so an entry behind it must be the erasure that names it: nobody can pass an alteration
/// off as an erasure without leaving one in the history. The erasure also holds the digest of what was left of the record.
public struct HistoryVerification: Sendable {
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
