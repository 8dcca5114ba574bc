import AssentAddresses
import AssentModel
import Synchronization

/// A backend that decides as the one below it would, and writes nothing: the changes are kept in memory and laid over what the other one answers.
///
/// What others write to the backend below meanwhile is seen, as a run would see it.
final class DryRunBackend: StoreBackend {
  private let base: any StoreBackend
  private let content = Mutex(StoreContent())

  init(over base: any StoreBackend) { self.base = base }

  var name: String { base.name }

  func check() async throws(StoreError) { try await base.check() }

  func read(_ needs: StoreNeeds) async throws(StoreError) -> StoreFacts {
    let facts = try await base.read(needs)
    return content.withLock { $0.facts(needs, over: facts) }
  }

  func write<Answer: Sendable>(
    _ needs: StoreNeeds, _ decide: @escaping @Sendable (StoreFacts) throws(StoreError) -> Decision<Answer>
  ) async throws(StoreError) -> Answer {
    let below = try await base.read(needs)
    return try content.withLock { content throws(StoreError) in
      let facts = content.facts(needs, over: below)
      let decision = try decide(facts)
      try content.apply(decision.changes, facts, name: name)
      return decision.answer
    }
  }

  func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    let below = try await base.entries(after: position, limit: limit)
    let start = below.last?.position ?? position
    return below + content.withLock { $0.history.filter { $0.position > start }.prefix(max(0, limit - below.count)) }
  }

  func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry] {
    let below = try await base.quarantineEntries(after: address, limit: limit)
    // Behind the last address of a full page the backend may have others that come first.
    let end = below.count < limit ? nil : below.last?.address
    let own = content.withLock { $0.quarantineEntries(after: address) }.filter { entry in end.map { entry.address <= $0 } ?? true }
    let changed = Set(own.map(\.address))
    return Array((below.filter { !changed.contains($0.address) } + own).sorted { $0.address < $1.address }.prefix(max(0, limit)))
  }

  /// Shows the snapshot of the backend below, without what the dry run would change.
  func snapshot(_ visitor: any SnapshotVisitor & Sendable) async throws(StoreError) -> HistoryHead { try await base.snapshot(visitor) }

  /// Removes nothing.
  func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int { 0 }
}
