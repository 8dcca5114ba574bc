public import AssentAddresses
public import AssentModel
import Synchronization

/// A backend that is opened when it is needed, so that a program can start while its store is away.
///
/// While it can't be opened, every call fails with the reason, and it is tried again a second later at the earliest. Closing reaches the backend that
/// was opened, and one that is being opened is closed as soon as it is open.
public final class LateBackend: StoreBackend {
  private enum Condition {
    case closed
    case opening
    case failed(StoreError, at: ContinuousClock.Instant)
    case open(any StoreBackend)
    /// The program has closed the store; it is never opened again.
    case ended
  }

  public let name: String
  private let open: @Sendable () throws(StoreError) -> any StoreBackend
  private let now: @Sendable () -> ContinuousClock.Instant
  private let condition = Mutex(Condition.closed)

  /// - Parameters:
  ///   - name: names the store in errors.
  ///   - now: says what time it is.
  ///   - open: opens the backend.
  public init(
    name: String, now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now },
    open: @escaping @Sendable () throws(StoreError) -> any StoreBackend
  ) {
    self.name = name
    self.now = now
    self.open = open
  }

  public func check() async throws(StoreError) { try await backend().check() }

  public func close() async throws(StoreError) {
    let backend = condition.withLock { condition -> (any StoreBackend)? in
      defer { condition = .ended }
      if case .open(let backend) = condition { return backend }
      return nil
    }
    try await backend?.close()
  }

  public func read(_ needs: StoreNeeds) async throws(StoreError) -> StoreFacts { try await backend().read(needs) }

  public func write<Answer: Sendable>(
    _ needs: StoreNeeds, _ decide: @escaping @Sendable (StoreFacts) throws(StoreError) -> Decision<Answer>
  ) async throws(StoreError) -> Answer {
    try await backend().write(needs, decide)
  }

  public func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry] {
    try await backend().entries(after: position, limit: limit)
  }

  public func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry] {
    try await backend().quarantineEntries(after: address, limit: limit)
  }

  public func snapshot(_ visitor: any SnapshotVisitor & Sendable) async throws(StoreError) -> HistoryHead { try await backend().snapshot(visitor) }

  public func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int { try await backend().removeNetworks(before: time) }

  public func stateProblems() async throws(StoreError) -> [HistoryProblem] { try await backend().stateProblems() }

  public func integrityProblems() async throws(StoreError) -> [String] { try await backend().integrityProblems() }

  /// The backend, opened by the first who needs it; those who come meanwhile don't wait.
  private func backend() async throws(StoreError) -> any StoreBackend {
    let now = now()
    let backend = try condition.withLock { condition throws(StoreError) -> (any StoreBackend)? in
      switch condition {
      case .open(let backend): return backend
      case .opening: throw StoreError(.unavailable, name, "the store is being opened: try again in a moment")
      case .ended: throw StoreError(.unavailable, name, "the store is closed")
      case .failed(let error, let time) where now - time < .seconds(1): throw error
      case .failed, .closed:
        condition = .opening
        return nil
      }
    }
    if let backend { return backend }
    let opened: any StoreBackend
    do throws(StoreError) {
      opened = try open()
    } catch {
      settle(.failed(error, at: now))
      throw error
    }
    guard settle(.open(opened)) else {
      try await opened.close()
      throw StoreError(.unavailable, name, "the store is closed")
    }
    return opened
  }

  /// Ends the opening; false when the store was closed meanwhile.
  @discardableResult
  private func settle(_ result: Condition) -> Bool {
    condition.withLock { condition in
      if case .ended = condition { return false }
      condition = result
      return true
    }
  }
}
