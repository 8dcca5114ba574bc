import AssentModel
import AssentStore
import Foundation
import Synchronization
import TestServers
import Testing

@testable import AssentPostgreSQL

@Suite("A PostgreSQL server that is killed", .serialized)
struct ServerCrashTests {
  @Test(
    "Every choice that was answered is there, once; one that failed isn't, or says that nobody knows",
    arguments: [Duration.seconds(20), .milliseconds(50)])
  func killed(patience: Duration) async throws {
    let cluster = try TestCluster()
    let database = try TestDatabase(url: cluster.url)
    let stores = try (0..<2).map { _ in try database.store(options: PostgreSQLOptions(patience: patience)) }
    let load = Load(stores: stores)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<24 { group.addTask { try await load.run(index) } }
      for _ in 0..<3 {
        try await load.waitForAnswers(500)
        try cluster.kill()
        try cluster.resume()
      }
      try await load.waitForAnswers(500)
      load.stop()
      try await group.waitForAll()
    }
    // A store of its own reads: those of the load may not have tried the server again yet.
    let reader = try database.store()
    let found = try await load.entries(reader).compactMap(\.record?.submission)
    let once = Set(found)
    #expect(once.count == found.count)
    let (answered, refused, unknown) = load.results
    print(
      "killed three times, patience \(patience): \(answered.count) answered, \(refused.count) failed, \(unknown.count) unknown, \(found.count) found")
    #expect(answered.isSubset(of: once), "\(answered.subtracting(once).count) lost")
    #expect(refused.isDisjoint(with: once), "\(refused.intersection(once).count) recorded though they failed")
    #expect(once.subtracting(answered).isSubset(of: unknown))
    #expect(patience < .seconds(1) || (refused.isEmpty && unknown.isEmpty))
    #expect(try await reader.verify().problems.isEmpty)
    #expect(try await reader.integrityProblems().isEmpty)
  }

  @Test("A commit that the server made and didn't answer is found, and not made twice")
  func unanswered() async throws {
    let cluster = try TestCluster()
    let database = try TestDatabase(url: cluster.url)
    let store = try database.store(settings: "&application_name=store", options: PostgreSQLOptions(patience: .seconds(20)))
    let first = try await store.record(try Choices.make("p"), at: Choices.now)
    // Commits are made and then wait for a standby that doesn't exist.
    try database.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'", "SELECT pg_reload_conf()")
    let second = try Choices.make("p", .optIn)
    let answer = Task { try await store.record(second, at: Choices.now) }
    let waiting = "FROM pg_stat_activity WHERE application_name = 'store' AND wait_event = 'SyncRep'"
    while try database.execute("SELECT pid \(waiting)").isEmpty { await Task.yield() }
    // A session that is waiting in this way goes on when the setting is taken back, so it is ended first.
    try database.execute("SELECT pg_terminate_backend(pid) \(waiting)")
    while try !database.execute("SELECT pid \(waiting)").isEmpty { await Task.yield() }
    try database.execute("ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()")
    #expect(try await answer.value.records.map(\.before) == first.records.map(\.after))
    #expect(try await store.history(of: second.profile).map(\.submission) == [first.submission, second.id])
    #expect(try await store.verify().problems.isEmpty)
  }

  @Test("A commit without an answer, from a server that stays away, is neither success nor plain failure")
  func unknown() async throws {
    let cluster = try TestCluster()
    let database = try TestDatabase(url: cluster.url)
    let store = try database.store(settings: "&application_name=store", options: PostgreSQLOptions(patience: .milliseconds(100)))
    try await store.check()
    try database.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'", "SELECT pg_reload_conf()")
    let submission = try Choices.make("p")
    let answer = Task { try await store.record(submission, at: Choices.now) }
    while try database.execute("SELECT 1 FROM pg_stat_activity WHERE application_name = 'store' AND wait_event = 'SyncRep'").isEmpty {
      await Task.yield()
    }
    try cluster.kill()
    let error = await #expect(throws: StoreError.self) { try await answer.value }
    #expect(error?.code == .outcomeUnknown)
    try cluster.resume()
    #expect(try await store.history(of: submission.profile).map(\.submission) == [submission.id])
  }

  @Test("A connection is encrypted when its URL asks for it, and refused when it can't be")
  func encrypted() async throws {
    let cluster = try TestCluster()
    let database = try TestDatabase(url: cluster.url)
    let plain = try database.store(settings: "&sslmode=require")
    let error = await #expect(throws: StoreError.self) { try await plain.check() }
    #expect(error?.code == .unavailable && error?.message.contains("SSL") == true)
    try cluster.secure()
    let settings = "&sslmode=require&application_name=encrypted"
    while true {
      do { try await database.store(settings: settings).check() } catch is StoreError { continue }
      break
    }
    let store = try database.store(settings: settings)
    #expect(try await store.record(try Choices.make("p"), at: Choices.now).records.count == 1)
    let encrypted = try database.execute(
      "SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'encrypted'")
    #expect(!encrypted.isEmpty && encrypted.allSatisfy { $0.flag(0) })
    // Nobody signed the certificate that was made here.
    let strict = try database.store(settings: "&sslmode=verify-full&sslrootcert=/nowhere.crt")
    await #expect(throws: StoreError.self) { try await strict.check() }
  }
}

/// People who choose, one choice after another, until they are stopped.
private final class Load: Sendable {
  private struct Content {
    var answered: Set<RecordID> = []
    var refused: Set<RecordID> = []
    var unknown: Set<RecordID> = []
    var isStopped = false
  }

  private let stores: [PreferenceStore]
  private let content = Mutex(Content())

  init(stores: [PreferenceStore]) { self.stores = stores }

  var results: (answered: Set<RecordID>, refused: Set<RecordID>, unknown: Set<RecordID>) {
    content.withLock { ($0.answered, $0.refused, $0.unknown) }
  }

  func stop() { content.withLock { $0.isStopped = true } }

  /// A person who opts in and out in turn.
  func run(_ index: Int) async throws {
    var choice = Choice.optOut
    while !content.withLock({ $0.isStopped }) {
      let submission = try Choices.make("p-\(index)", choice)
      do throws(StoreError) {
        let recorded = try await stores[index % stores.count].record(submission, at: Choices.now)
        if !recorded.records.isEmpty { _ = content.withLock { $0.answered.insert(submission.id) } }
        choice = choice == .optOut ? .optIn : .optOut
      } catch {
        _ = content.withLock { content in
          if error.code == .outcomeUnknown { content.unknown.insert(submission.id) } else { content.refused.insert(submission.id) }
        }
        try await Task.sleep(for: .milliseconds(5))
      }
    }
  }

  /// Returns when so many more were answered.
  func waitForAnswers(_ count: Int) async throws {
    let start = results.answered.count
    while results.answered.count < start + count { try await Task.sleep(for: .milliseconds(10)) }
  }

  func entries(_ store: PreferenceStore) async throws -> [HistoryEntry] {
    var entries: [HistoryEntry] = []
    while let page = try await Optional(store.entries(after: entries.last?.position ?? .start, limit: 5000)), !page.isEmpty { entries += page }
    return entries
  }
}
