import AssentModel
import AssentStore
import TestServers
import Testing

@testable import AssentPostgreSQL

@Suite("Erasing a person from a PostgreSQL store")
struct ErasureTests {
  private static func request(_ profile: String) throws -> ErasureRequest {
    var generator = SystemRandomNumberGenerator()
    return ErasureRequest(
      id: RecordID(at: Choices.now, from: &generator), profile: try #require(Profile.ID(profile)),
      statement: SenderStatement(reason: "asked by letter", actor: "Ines"))
  }

  /// A store with a person who was erased and one who wasn't.
  private static func store(_ database: TestDatabase) async throws -> PreferenceStore {
    let store = try database.store()
    _ = try await store.record(try Choices.make("erased-person", reason: "erased-reason"), at: Choices.now)
    _ = try await store.record(try Choices.make("other"), at: Choices.now)
    _ = try #require(try await store.erase(try request("erased-person"), at: Choices.now))
    return store
  }

  @Test("No table holds the person's id or words any longer")
  func leavesNothing() async throws {
    let database = try TestDatabase()
    let store = try await Self.store(database)
    for table in Schema.tables {
      let rows = try database.execute("SELECT t::text FROM \(table) t")
      #expect(rows.allSatisfy { $0[0]?.contains("erased-") == false }, "\(table)")
    }
    #expect(try await store.verify().problems.isEmpty)
    #expect(try await store.integrityProblems().isEmpty)
    try database.drop()
  }

  @Test(
    "Neither erasures nor what is left of records can be changed, nor a record emptied that no erasure names, even by the server's superuser",
    arguments: [
      "UPDATE erasure SET reason = 'other'", "DELETE FROM erasure", "TRUNCATE erasure", "UPDATE erased_record SET position = 2",
      "DELETE FROM erased_record", "TRUNCATE erased_record", "UPDATE store_secret SET suppression = 'x'", "DELETE FROM store_secret",
      "UPDATE consent_record SET choice = 'opt-in' WHERE position = 1", "UPDATE consent_record SET key_id = NULL WHERE position = 1",
      """
      UPDATE consent_record SET profile = NULL, salt = NULL, key_id = NULL, token_hash = NULL, reason = NULL, actor = NULL, state_before = NULL,
        state_after = NULL WHERE position = 2
      """,
    ])
  func appendOnly(statement: String) async throws {
    let database = try TestDatabase()
    let store = try await Self.store(database)
    #expect(throws: ServerFailure.refused(SQLState("P0001"))) { try database.execute(statement) }
    #expect(try await store.verify().problems.isEmpty)
    try database.drop()
  }

  @Test("The tables' owner can erase, and can't change a record otherwise")
  func owner() async throws {
    let database = try TestDatabase()
    let role = "eraser_\(database.schema)"
    try database.execute("CREATE ROLE \(role) LOGIN PASSWORD 'o'", "GRANT CREATE, USAGE ON SCHEMA \(database.schema) TO \(role)")
    let store = try database.store(user: role, password: "o")
    let submission = try Choices.make("p")
    _ = try await store.record(submission, at: Choices.now)
    #expect(try await store.erase(try Self.request("p"), at: Choices.now)?.records.count == 1)
    #expect(try await store.preferences(of: submission.profile) == Preferences(every: .optOut))
    let connection = try Connection(ConnectionSettings(location: database.location(user: role, password: "o"), options: PostgreSQLOptions()))
    for statement in ["UPDATE consent_record SET choice = 'opt-in'", "UPDATE erasure SET reason = ''", "DELETE FROM erased_record"] {
      #expect(throws: ServerFailure.refused(.insufficientPrivilege)) { try connection.exchange([Request(once: statement)]) }
    }
    try database.drop()
    try database.execute("DROP ROLE \(role)")
  }

  @Test("The server's older versions of what was erased are removed as well")
  func vacuumed() async throws {
    let cluster = try TestCluster()
    let database = try TestDatabase(url: cluster.url)
    _ = try await Self.store(database)
    for table in ["consent_record", "preference"] {
      while try database.execute("SELECT 1 FROM pg_stat_user_tables WHERE relname = '\(table)' AND last_vacuum IS NOT NULL").isEmpty {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    // What the pages hold is what there is, and nothing of before.
    try database.execute("CREATE EXTENSION pageinspect")
    let count = try database.execute(
      "SELECT count(*) FROM heap_page_items(get_raw_page('\(database.schema).consent_record', 0)) WHERE t_data IS NOT NULL")
    #expect(try count.first?.number(0) == 2)
  }

  @Test("Erasing waits for who writes, and whoever writes next sees it: the chain holds under both")
  func concurrent() async throws {
    let database = try TestDatabase()
    let (first, second) = (try database.store(), try database.store())
    for index in 0..<20 { _ = try await first.record(try Choices.make("p-\(index)"), at: Choices.now) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<20 {
        group.addTask { _ = try await first.erase(try Self.request("p-\(index)"), at: Choices.now) }
        group.addTask { _ = try await second.record(try Choices.make("p-\(index)", .optIn, .channel(.email)), at: Choices.now) }
      }
      try await group.waitForAll()
    }
    let verified = try await first.verify(pageSize: 7)
    #expect(verified.count == 60 && verified.problems.isEmpty, "\(verified.problems)")
    try database.drop()
  }
}
