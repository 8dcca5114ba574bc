import AssentModel
import AssentStore
import Foundation
import Synchronization
import Testing

@testable import AssentPostgreSQL

@Suite("A PostgreSQL server that doesn't do its part")
struct ServerFailureTests {
  private static let impatient = PostgreSQLOptions(connectTimeout: .seconds(2), statementTimeout: .milliseconds(300), patience: .milliseconds(200))

  @Test("A wrong password is an error that doesn't repeat it")
  func wrongPassword() async throws {
    let database = try TestDatabase()
    let store = try database.store(password: "wrong-secret", options: Self.impatient)
    let error = await #expect(throws: StoreError.self) { try await store.check() }
    #expect(error?.code == .unavailable && error?.message.contains("password authentication failed") == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("wrong-secret") == false)
    try database.drop()
  }

  @Test("A URL that can't be read isn't repeated", arguments: ["postgresql://u:sec%zzret@host/db", "postgresql://u:secret@host/db?nonsense=1"])
  func badURL(url: String) throws {
    let location = try PostgreSQLLocation(url)
    let error = #expect(throws: StoreError.self) { try PreferenceStore(PostgreSQLBackend(location)) }
    #expect(error?.code == .badLocation && error?.description.contains("sec") == false)
  }

  @Test("While the server is away everything fails, and says so")
  func away() async throws {
    let database = try TestDatabase()
    let store = try database.store(port: 1, options: Self.impatient)
    for _ in 0..<20 {
      let error = await #expect(throws: StoreError.self) { try await store.record(try Choices.make("p"), at: Choices.now) }
      #expect(error?.code == .unavailable)
      await #expect(throws: StoreError.self) { try await store.check() }
    }
    try database.drop()
  }

  @Test("A store whose head another keeps locked fails in time, records nothing, and works again afterwards")
  func locked() async throws {
    let database = try TestDatabase()
    let store = try database.store(options: Self.impatient)
    let submission = try Choices.make("p")
    try await store.check()
    let other = try database.connection()
    _ = try other.exchange([Request(.begin), Request(once: "SELECT * FROM history_head FOR UPDATE")])
    let error = await #expect(throws: StoreError.self) { try await store.record(submission, at: Choices.now) }
    #expect(error?.code == .unavailable && error?.message.contains("too long") == true)
    _ = try other.exchange([Request(.rollback)])
    #expect(try await store.history(of: submission.profile).isEmpty)
    #expect(try await store.record(submission, at: Choices.now).records.count == 1)
    try database.drop()
  }

  @Test("A connection that the server ends is made anew, and nobody notices")
  func terminated() async throws {
    let database = try TestDatabase()
    let store = try database.store(settings: "&application_name=\(database.schema)")
    for index in 0..<3 {
      let submission = try Choices.make("p-\(index)")
      #expect(try await store.record(submission, at: Choices.now).records.count == 1)
      #expect(try await store.history(of: submission.profile).count == 1)
      try database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(database.schema)'")
    }
    #expect(try await store.verify().count == 3)
    try database.drop()
  }

  @Test("A snapshot whose connection breaks after a row was shown ends with an error; no row is shown twice")
  func brokenSnapshot() async throws {
    let database = try TestDatabase()
    let store = try database.store(settings: "&application_name=\(database.schema)")
    _ = try await store.record(try Choices.make("p"), at: Choices.now)
    let visitor = BreakingVisitor {
      try database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(database.schema)'")
    }
    let error = await #expect(throws: StoreError.self) { try await store.snapshot(visitor) }
    #expect(error?.code == .unavailable && visitor.count == 1)
    // The next one has a new connection.
    let next = BreakingVisitor {}
    #expect(try await store.snapshot(next).position.rawValue == 1)
    #expect(next.count == 1)
    try database.drop()
  }

  @Test("A store that a newer version made is refused")
  func newer() async throws {
    let database = try TestDatabase()
    try await database.store().check()
    try database.execute("UPDATE schema_version SET version = 99")
    let store = try database.store(options: Self.impatient)
    for _ in 0..<2 {
      let error = await #expect(throws: StoreError.self) { try await store.check() }
      #expect(error?.code == .newerSchema && error?.message.contains("update this program") == true)
    }
    let error = await #expect(throws: StoreError.self) { try await store.record(try Choices.make("p"), at: Choices.now) }
    #expect(error?.code == .newerSchema)
    try database.drop()
  }

  @Test("Tables of another program are left alone")
  func foreign() async throws {
    let database = try TestDatabase()
    try database.execute("CREATE TABLE preference (colour text)")
    let store = try database.store()
    let error = await #expect(throws: StoreError.self) { try await store.check() }
    #expect(error?.code == .notAStore)
    #expect(try database.execute("SELECT to_regclass('schema_version')").first?[0] == nil)
    try database.drop()
  }
}

/// Does something when the first profile is shown, and counts the profiles.
private final class BreakingVisitor: SnapshotVisitor, Sendable {
  private let profiles = Atomic(0)
  private let breaking: @Sendable () throws -> Void

  init(_ breaking: @escaping @Sendable () throws -> Void) { self.breaking = breaking }

  var count: Int { profiles.load(ordering: .relaxed) }

  func visit(profile: UnsafeRawBufferPointer, state: Preferences, position: HistoryPosition) throws {
    profiles.add(1, ordering: .relaxed)
    try breaking()
  }

  func visit(address: UnsafeRawBufferPointer, channel: Channel, state: QuarantineState, position: HistoryPosition) {}

  func visit(suppression: SuppressionKey, state: Preferences) {}
}
