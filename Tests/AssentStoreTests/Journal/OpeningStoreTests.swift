import AssentModel
import AssentStore
import Synchronization
import Testing

@Suite("A store that is opened when it's needed")
struct OpeningStoreTests {
  /// A moment that is set by hand.
  private final class Moment: Sendable {
    private let instant = Mutex(ContinuousClock.now)
    var now: ContinuousClock.Instant { instant.withLock { $0 } }
    func pass(_ duration: Duration) { instant.withLock { $0 += duration } }
  }

  private final class Attempts: Sendable {
    private let count = Atomic(0)
    var number: Int { count.load(ordering: .sequentiallyConsistent) }
    func add() { count.add(1, ordering: .sequentiallyConsistent) }
  }

  @Test("It's tried again, once a second at most, until it opens; opt-outs are kept meanwhile")
  func opens() async throws {
    let (folder, moment, attempts) = (try JournalFolder(), Moment(), Attempts())
    let memory = MemoryPreferenceStore()
    let open: @Sendable () throws(StoreError) -> any PreferenceStore = { () throws(StoreError) in
      attempts.add()
      guard attempts.number > 2 else { throw StoreError(.corrupt, "store", "the database is damaged") }
      return memory
    }
    let opening = OpeningStore(subject: "store", now: { moment.now }, open: open)
    let store = JournaledStore(opening, journal: try OptOutJournal(path: folder.journal))
    let recipient = try Recipient()
    for _ in 0..<5 { await #expect(throws: StoreError(.corrupt, "store", "the database is damaged")) { try await store.check() } }
    #expect(attempts.number == 1)
    #expect(try await store.record(try recipient.submission(), at: Timestamp(seconds: 1)).isProvisional)
    moment.pass(.seconds(1))
    #expect(await store.replay().problem != nil)
    moment.pass(.seconds(1))
    #expect(await store.replay().count(.recorded) == 1)
    #expect(attempts.number == 3 && memory.history(of: recipient.profile).count == 1)
    try await store.check()
    #expect(attempts.number == 3)
  }

  @Test("Nothing is opened before it's needed")
  func lazy() async throws {
    let attempts = Attempts()
    let store = OpeningStore(subject: "store") { () throws(StoreError) in
      attempts.add()
      return MemoryPreferenceStore()
    }
    #expect(attempts.number == 0)
    #expect(try await store.head() == .start)
    #expect(attempts.number == 1)
  }
}
