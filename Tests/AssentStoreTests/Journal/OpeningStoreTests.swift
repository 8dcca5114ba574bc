import AssentModel
import AssentStore
import Synchronization
import TestStores
import Testing

@Suite("A store that is opened when it's needed")
struct OpeningStoreTests {
  /// A moment that is set by hand.
  private final class Moment: Sendable {
    private let instant = Mutex(ContinuousClock.now)
    var now: ContinuousClock.Instant { instant.withLock { $0 } }
    func pass(_ duration: Duration) { instant.withLock { $0 += duration } }
  }

  private final class Count: Sendable {
    private let count = Atomic(0)
    var number: Int { count.load(ordering: .sequentiallyConsistent) }
    func add() { count.add(1, ordering: .sequentiallyConsistent) }
  }

  @Test("It's tried again, once a second at most, until it opens; opt-outs are kept meanwhile")
  func opens() async throws {
    let (folder, moment, attempts) = (try JournalFolder(), Moment(), Count())
    let memory = MemoryBackend()
    let open: @Sendable () throws(StoreError) -> any StoreBackend = { () throws(StoreError) in
      attempts.add()
      guard attempts.number > 2 else { throw StoreError(.corrupt, "store", "the database is damaged") }
      return memory
    }
    let late = LateBackend(name: "store", now: { moment.now }, open: open)
    let store = PreferenceStore(late, journal: try OptOutJournal(path: folder.journal))
    let recipient = try Recipient()
    for _ in 0..<5 { await #expect(throws: StoreError(.corrupt, "store", "the database is damaged")) { try await store.check() } }
    #expect(attempts.number == 1)
    #expect(try await store.record(try recipient.submission(), at: Timestamp(seconds: 1)).isProvisional)
    moment.pass(.seconds(1))
    #expect(await store.replay().problem != nil)
    moment.pass(.seconds(1))
    #expect(await store.replay().count(.recorded) == 1)
    #expect(try await memory.history(of: recipient.profile).count == 1)
    #expect(attempts.number == 3)
    try await store.check()
    #expect(attempts.number == 3)
  }

  @Test("Nothing is opened before it's needed")
  func lazy() async throws {
    let attempts = Count()
    let late = LateBackend(name: "store") { () throws(StoreError) in
      attempts.add()
      return MemoryBackend()
    }
    let store = PreferenceStore(late)
    #expect(attempts.number == 0)
    #expect(try await store.head() == .start)
    #expect(attempts.number == 1)
  }

  @Test("Closing the store closes the database that was opened late, and opens none afterwards")
  func closes() async throws {
    let (opened, closed) = (Count(), Count())
    let late = LateBackend(name: "store") { () throws(StoreError) in
      opened.add()
      return WrappedBackend(before: { call throws(StoreError) in if case .close = call { closed.add() } })
    }
    let store = PreferenceStore(late)
    try await store.check()
    try await store.close()
    #expect(opened.number == 1 && closed.number == 1)
    let error = await #expect(throws: StoreError.self) { try await store.check() }
    #expect(error?.code == .unavailable && opened.number == 1)
  }

  @Test("A database that opens while the store is being closed is closed as well")
  func closedMeanwhile() async throws {
    let (opening, closed) = (DispatchGate(), Count())
    let late = LateBackend(name: "store") { () throws(StoreError) in
      opening.pass()
      return WrappedBackend(before: { call throws(StoreError) in if case .close = call { closed.add() } })
    }
    let store = PreferenceStore(late)
    let check = Task { try await store.check() }
    await opening.reached()
    try await store.close()
    opening.open()
    await #expect(throws: StoreError.self) { try await check.value }
    #expect(closed.number == 1)
  }
}

/// Holds a thread until it is opened.
private final class DispatchGate: Sendable {
  private let isReached = Atomic(false)
  private let isOpen = Atomic(false)

  func pass() {
    isReached.store(true, ordering: .sequentiallyConsistent)
    while !isOpen.load(ordering: .sequentiallyConsistent) {}
  }

  func reached() async { while !isReached.load(ordering: .sequentiallyConsistent) { await Task.yield() } }

  func open() { isOpen.store(true, ordering: .sequentiallyConsistent) }
}
