public import AssentAddresses
public import AssentModel
import Synchronization

extension MemoryPreferenceStore: QuarantineStore {
  public func quarantine(of addresses: [Address]) -> [Address: QuarantineEntry] {
    content.withLock { $0.quarantine(of: addresses) }
  }

  public func quarantineEntries(after address: Address?, limit: Int) -> [QuarantineEntry] {
    let entries = content.withLock { content in content.quarantine.values.filter { entry in address.map { $0 < entry.address } ?? true } }
    return Array(entries.sorted { $0.address < $1.address }.prefix(max(0, limit)))
  }

  public func quarantineHistory(of address: Address) -> [HistoryEntry] {
    content.withLock { content in (content.addressIndices[address] ?? []).map { content.history[$0] } }
  }

  public func change(_ changes: [QuarantineChange], at time: Timestamp) throws(StoreError) -> [QuarantineRecord?] {
    try content.withLock { content throws(StoreError) in
      var decision = QuarantineDecision(
        head: content.head, entries: content.quarantine(of: changes.map(\.address)),
        reports: Set(changes.compactMap { CountedReport($0) }).intersection(content.reports), subject: "memory")
      var records: [QuarantineRecord?] = []
      for change in changes { records.append(try decision.decide(change, at: time)) }
      for addition in decision.additions { content.append(addition) }
      return records
    }
  }
}

extension MemoryPreferenceStore: SnapshotReader {
  public func readSnapshot(_ visitor: any SnapshotVisitor & Sendable) throws(StoreError) -> HistoryHead {
    let (states, quarantine, suppressions, head) = content.withLock { ($0.states, $0.quarantine, $0.suppressions, $0.head) }
    do {
      for (profile, known) in states {
        let text = Array(profile.text.utf8)
        try unsafe text.withUnsafeBytes { unsafe try visitor.visit(profile: $0, state: known.state, position: known.position) }
      }
      for entry in quarantine.values.sorted(by: { $0.address < $1.address }) {
        let text = Array(entry.address.text.utf8)
        try unsafe text.withUnsafeBytes {
          unsafe try visitor.visit(address: $0, channel: entry.address.channel, state: entry.state, position: entry.position)
        }
      }
      for (key, state) in suppressions { try visitor.visit(suppression: key, state: state) }
    } catch {
      throw StoreError(visitor: error, subject: "memory")
    }
    return head
  }
}
