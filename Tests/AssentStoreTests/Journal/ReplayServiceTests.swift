import AssentModel
import AssentStore
import Synchronization
import Testing

@Suite("The replay in the background")
struct ReplayServiceTests {
  /// Says how long each pause was to be, and does something instead of waiting.
  private final class Pauses: Sendable {
    private let durations = Mutex<[Duration]>([])
    var all: [Duration] { durations.withLock { $0 } }

    /// Returns how many pauses there were.
    func add(_ duration: Duration) -> Int {
      durations.withLock { durations in
        durations.append(duration)
        return durations.count
      }
    }
  }

  private let folder: JournalFolder
  private let failing = FailingStore()

  init() throws { folder = try JournalFolder() }

  @Test("The store is tried again after half a second, then after twice as long, up to half a minute", .timeLimit(.minutes(1)))
  func backoff() async throws {
    let (rounds, report) = AsyncStream.makeStream(of: ReplayRound.self)
    let (pauses, failing) = (Pauses(), failing)
    let journal = try OptOutJournal(path: folder.journal)
    let store = PreferenceStore(
      failing.backend, journal: journal,
      pause: { duration in if pauses.add(duration) == 9 { failing.mode = .works } }, report: { report.yield($0) })
    failing.mode = .fails(.unavailable)
    _ = try await store.record(try Recipient().submission(), at: Timestamp(seconds: 1))
    let service = Task { await store.run() }
    for await round in rounds where round.problem == nil {
      #expect(round.count(.recorded) == 1)
      break
    }
    #expect(pauses.all == [0.5, 1, 2, 4, 8, 16, 30, 30, 30].map { .seconds($0) })
    // What comes later wakes it.
    failing.mode = .fails(.unavailable)
    Task.detached { _ = try await store.record(try Recipient("p-2").submission(), at: Timestamp(seconds: 2)) }
    for await _ in rounds { break }
    failing.mode = .works
    for await round in rounds where round.problem == nil { break }
    #expect(journal.depth == 0)
    service.cancel()
    await service.value
  }

  @Test("While the store is known to be away, opt-outs don't wait for it to fail", .timeLimit(.minutes(1)))
  func straight() async throws {
    let (waiting, wait) = AsyncStream.makeStream(of: Void.self)
    let failing = failing
    let store = PreferenceStore(
      failing.backend, journal: try OptOutJournal(path: folder.journal),
      pause: { _ in
        wait.yield()
        try await Task.sleep(for: .seconds(3600))
      })
    failing.mode = .fails(.unavailable)
    let service = Task { await store.run() }
    var recorded = try await store.record(try Recipient("p-0").submission(), at: Timestamp(seconds: 1))
    for await _ in waiting { break }
    for index in 1...10 { recorded = try await store.record(try Recipient("p-\(index)").submission(), at: Timestamp(seconds: 2)) }
    #expect(recorded.isProvisional && failing.attempts == 1 && store.journalState?.depth == 11)
    service.cancel()
    await service.value
    // Nobody looks for the store any more, so it's asked again.
    failing.mode = .works
    #expect(try await store.record(try Recipient("p-11").submission(), at: Timestamp(seconds: 3)).isProvisional == false)
  }

  @Test("The records of an earlier run count as older, whatever their time", .timeLimit(.minutes(1)))
  func newestTime() async throws {
    let recipient = try Recipient()
    _ = try await failing.store.record(try recipient.submission(.optIn), at: Timestamp(seconds: 9000))
    let (rounds, report) = AsyncStream.makeStream(of: ReplayRound.self)
    let journal = try OptOutJournal(path: folder.journal)
    let store = PreferenceStore(failing.backend, journal: journal, pause: { _ in try Task.checkCancellation() }, report: { report.yield($0) })
    // The service says that it has learned by bringing this one.
    try await journal.append(try Recipient("p-2").late(1))
    let service = Task { await store.run() }
    for await _ in rounds { break }
    failing.mode = .onlyReads
    _ = try await store.record(try recipient.submission(), at: Timestamp(seconds: 10))
    #expect(journal.waiting(of: recipient.profile).map(\.newestKnownTime) == [Timestamp(seconds: 9000)])
    failing.mode = .works
    for await round in rounds where round.problem == nil {
      #expect(round.count(.recorded) == 1)
      break
    }
    #expect(try await store.preferences(of: recipient.profile).every == .optOut)
    service.cancel()
    await service.value
  }
}
