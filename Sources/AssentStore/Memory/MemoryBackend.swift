public import AssentAddresses
public import AssentModel
import Synchronization

/// A backend that forgets everything when the process ends: for tests, and as the measure of what other backends do.
public final class MemoryBackend: StoreBackend {
  public let name = "memory"
  private let content: Mutex<StoreContent>

  public init() {
    var generator = SystemRandomNumberGenerator()
    content = Mutex(StoreContent(secret: SuppressionSecret(from: &generator)))
  }

  public func check() async throws(StoreError) {}

  public func read(_ needs: StoreNeeds) async throws(StoreError) -> StoreFacts { content.withLock { $0.facts(needs) } }

  public func write<Answer: Sendable>(
    _ needs: StoreNeeds, _ decide: @escaping @Sendable (StoreFacts) throws(StoreError) -> Decision<Answer>
  ) async throws(StoreError) -> Answer {
    try content.withLock { content throws(StoreError) in
      let facts = content.facts(needs)
      let decision = try decide(facts)
      try content.apply(decision.changes, facts, name: name)
      return decision.answer
    }
  }

  public func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    content.withLock { Array($0.history.dropFirst(Int(clamping: position.rawValue)).prefix(max(0, limit))) }
  }

  public func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry] {
    content.withLock { Array($0.quarantineEntries(after: address).prefix(max(0, limit))) }
  }

  public func snapshot(_ visitor: any SnapshotVisitor & Sendable) async throws(StoreError) -> HistoryHead {
    let content = content.withLock { $0 }
    do {
      for (profile, known) in content.states {
        let text = Array(profile.text.utf8)
        try unsafe text.withUnsafeBytes { unsafe try visitor.visit(profile: $0, state: known.state, position: known.position) }
      }
      for entry in content.quarantineEntries(after: nil) {
        let text = Array(entry.address.text.utf8)
        try unsafe text.withUnsafeBytes {
          unsafe try visitor.visit(address: $0, channel: entry.address.channel, state: entry.state, position: entry.position)
        }
      }
      for (key, state) in content.suppressions { try visitor.visit(suppression: key, state: state) }
    } catch {
      throw StoreError(visitor: error, subject: name)
    }
    return content.history.last?.head ?? .start
  }

  public func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int { content.withLock { $0.removeNetworks(before: time) } }
}
