public import AssentAddresses
public import AssentModel
public import AssentStore

/// A backend that does what the one behind it does, with something before and after each call.
public struct WrappedBackend: StoreBackend {
  /// What a backend is asked.
  public enum Call: Sendable {
    case check
    case close
    case read(StoreNeeds)
    case write(StoreNeeds)
    case entries(after: HistoryPosition)
    case others
  }

  public typealias Hook = @Sendable (Call) async throws(StoreError) -> Void

  public let name = "store"
  public let journalState: JournalState?
  private let base: any StoreBackend
  private let before: Hook
  private let after: Hook
  private let altered: @Sendable (HistoryEntry) -> HistoryEntry

  /// - Parameters:
  ///   - base: the backend that does the work.
  ///   - before: is called first; what it throws ends the call before the backend is asked.
  ///   - after: is called when the backend has done its work; what it throws is the answer instead.
  ///   - altered: changes each entry that is read.
  public init(
    _ base: any StoreBackend = MemoryBackend(), journalState: JournalState? = nil, before: @escaping Hook = { _ throws(StoreError) in },
    after: @escaping Hook = { _ throws(StoreError) in }, altered: @escaping @Sendable (HistoryEntry) -> HistoryEntry = { $0 }
  ) {
    self.base = base
    self.journalState = journalState
    self.before = before
    self.after = after
    self.altered = altered
  }

  public func check() async throws(StoreError) {
    try await before(.check)
    try await base.check()
    try await after(.check)
  }

  public func close() async throws(StoreError) {
    try await before(.close)
    try await base.close()
    try await after(.close)
  }

  public func read(_ needs: StoreNeeds) async throws(StoreError) -> StoreFacts {
    try await before(.read(needs))
    var facts = try await base.read(needs)
    try await after(.read(needs))
    facts.histories = facts.histories.mapValues { $0.map(altered) }
    return facts
  }

  public func write<Answer: Sendable>(
    _ needs: StoreNeeds, _ decide: @escaping @Sendable (StoreFacts) throws(StoreError) -> Decision<Answer>
  ) async throws(StoreError) -> Answer {
    try await before(.write(needs))
    let answer = try await base.write(needs, decide)
    try await after(.write(needs))
    return answer
  }

  public func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    try await before(.entries(after: position))
    return try await base.entries(after: position, limit: limit).map(altered)
  }

  public func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry] {
    try await before(.others)
    return try await base.quarantineEntries(after: address, limit: limit)
  }

  public func snapshot(_ visitor: any SnapshotVisitor & Sendable) async throws(StoreError) -> HistoryHead {
    try await before(.others)
    return try await base.snapshot(visitor)
  }

  public func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int {
    try await before(.others)
    return try await base.removeNetworks(before: time)
  }
}
