import AssentModel
import AssentStore
import Testing

@testable import AssentPostgreSQL

@Suite("The PostgreSQL store")
struct PostgreSQLPreferenceStoreTests {
  @Test("What one handler records another one reads")
  func shared() async throws {
    let database = try TestDatabase()
    let submission = try Choices.make("p")
    let records = try await database.store().record(submission, at: Choices.now).records
    #expect(try await database.store().history(of: submission.profile) == records)
    #expect(records.count == 1)
    try database.drop()
  }

  @Test(
    "Texts come back as they were",
    arguments: [
      "", "NULL", "{}", "a,b", #""quoted" and \ and 'single'"#, "line\nfeed\ttab\u{1}", "é e\u{301} 👩‍👩‍👧 \u{202E}", "$1; DROP TABLE preference",
    ])
  func texts(text: String) async throws {
    let database = try TestDatabase()
    let store = try database.store()
    let submission = try Choices.make("p" + text, reason: text)
    let recorded = try await store.record(submission, at: Choices.now)
    let read = try await store.records(of: submission.profile, submission: submission.id)
    #expect(read == recorded.records)
    #expect(read.map { Array(($0.statement?.reason ?? "none").utf8) } == [Array(text.utf8)])
    #expect(try await store.verify().problems.isEmpty)
    try database.drop()
  }

  @Test("Many at once are all recorded, and those that break a rule of the tables fail alone")
  func batches() async throws {
    let database = try TestDatabase()
    let store = try database.store()
    let first = try Choices.make("first")
    _ = try await store.record(first, at: Choices.now)
    let twin = try Choices.make("twin-1")
    let wrong = [
      // The same id again, for a choice that changes something; a character that PostgreSQL's texts can't hold.
      try Choices.make("first", .optIn, like: first), try Choices.make("nul", reason: "a\0b"),
    ]
    let submissions = try (0..<600).map { try Choices.make("p-\($0)") } + wrong + [twin, try Choices.make("twin-2", like: twin)]
    let failures = await withTaskGroup(of: StoreError?.self) { group in
      for submission in submissions {
        group.addTask {
          do throws(StoreError) {
            _ = try await store.record(submission, at: Choices.now)
            return nil
          } catch { return error }
        }
      }
      return await group.reduce(into: [StoreError]()) { if let error = $1 { $0.append(error) } }
    }
    #expect(failures.count == 3, "\(failures)")
    #expect(failures.count { $0.code == .alreadyRecorded } == 2)
    #expect(failures.allSatisfy { !$0.description.contains("first") && !$0.description.contains("twin") })
    let verified = try await store.verify()
    #expect(verified.count == 602 && verified.problems.isEmpty)
    try database.drop()
  }

  @Test(
    "Consent records can't be changed or removed, nor the head set back, even by the server's superuser",
    arguments: [
      "UPDATE consent_record SET choice = 'opt-in'", "DELETE FROM consent_record", "TRUNCATE consent_record",
      "INSERT INTO consent_record SELECT * FROM consent_record ON CONFLICT (position) DO UPDATE SET choice = 'opt-in'",
      "UPDATE history_head SET position = 0", "DELETE FROM history_head", "TRUNCATE history_head",
    ])
  func appendOnly(statement: String) async throws {
    let database = try TestDatabase()
    let store = try database.store()
    let submission = try Choices.make("p")
    let records = try await store.record(submission, at: Choices.now).records
    #expect(throws: ServerFailure.refused(SQLState("P0001"))) { try database.execute(statement) }
    #expect(try await store.history(of: submission.profile) == records)
    try database.drop()
  }

  @Test("A role that may only add records is enough for a handler, and can't change any")
  func privileges() async throws {
    let database = try TestDatabase()
    try await database.store().check()
    let role = "handler_\(database.schema)"
    try database.execute(
      "CREATE ROLE \(role) LOGIN PASSWORD 'h'", "GRANT USAGE ON SCHEMA \(database.schema) TO \(role)",
      "GRANT SELECT, INSERT ON consent_record TO \(role)", "GRANT SELECT, INSERT, UPDATE ON preference TO \(role)",
      "GRANT SELECT, UPDATE ON history_head TO \(role)", "GRANT SELECT, INSERT ON evidence_network TO \(role)",
      "GRANT SELECT ON erasure, erased_record, suppression, store_secret, schema_version TO \(role)")
    let store = try database.store(user: role, password: "h")
    let submission = try Choices.make("p")
    #expect(try await store.record(submission, at: Choices.now).records.count == 1)
    #expect(try await store.record(try Choices.make("p", .optIn), at: Choices.now).records.count == 1)
    #expect(try await store.history(of: submission.profile).count == 2)
    for statement in ["UPDATE consent_record SET choice = 'opt-in'", "DELETE FROM consent_record", "TRUNCATE consent_record"] {
      #expect(throws: ServerFailure.refused(.insufficientPrivilege)) {
        try Connection(ConnectionSettings(location: database.location(user: role, password: "h"), options: PostgreSQLOptions()))
          .exchange([Request(once: statement)])
      }
    }
    try database.execute("REVOKE INSERT ON consent_record FROM \(role)")
    let error = await #expect(throws: StoreError.self) { try await store.record(try Choices.make("q"), at: Choices.now) }
    #expect(error?.code == .readOnly && error?.message.contains("INSERT on consent_record") == true)
    try database.drop()
    try database.execute("DROP ROLE \(role)")
  }

  @Test("The owner of the tables has given up changing records")
  func owner() async throws {
    let database = try TestDatabase()
    let role = "owner_\(database.schema)"
    try database.execute("CREATE ROLE \(role) LOGIN PASSWORD 'o'", "GRANT CREATE, USAGE ON SCHEMA \(database.schema) TO \(role)")
    let store = try database.store(user: role, password: "o")
    _ = try await store.record(try Choices.make("p"), at: Choices.now)
    let connection = try Connection(ConnectionSettings(location: database.location(user: role, password: "o"), options: PostgreSQLOptions()))
    #expect(throws: ServerFailure.refused(.insufficientPrivilege)) { try connection.exchange([Request(once: "DELETE FROM consent_record")]) }
    #expect(try await store.integrityProblems().isEmpty)
    try database.drop()
    try database.execute("DROP ROLE \(role)")
  }

  @Test("The connections that read can't write")
  func readersAreReadOnly() async throws {
    let database = try TestDatabase()
    let backend = try PostgreSQLBackend(try database.location())
    let error = await #expect(throws: StoreError.self) {
      try await backend.read { connection throws(ServerFailure) in
        _ = try connection.exchange([Request(once: "INSERT INTO preference VALUES ('p', '{}', 1)")])
      }
    }
    #expect(error?.code == .readOnly)
    try database.drop()
  }

  @Test("A choice is answered after it is durable, where the server's default is to answer before")
  func synchronousCommit() async throws {
    let database = try TestDatabase()
    let role = "hasty_\(database.schema)"
    try database.execute(
      "CREATE ROLE \(role) LOGIN SUPERUSER PASSWORD 'x'", "ALTER ROLE \(role) SET synchronous_commit = off")
    let settings = try ConnectionSettings(location: database.location(user: role, password: "x"), options: PostgreSQLOptions())
    var session = Session(settings: settings, isReadOnly: false)
    let rows = try session.use { connection throws(ServerFailure) in try connection.exchange([Request(once: "SHOW synchronous_commit")]) }
    #expect(rows.first?.first?[0] == "on")
    try database.drop()
    try database.execute("DROP ROLE \(role)")
  }

  @Test("Stored text that isn't a state is an error for that profile alone, which shows nothing of it")
  func corruptState() async throws {
    let database = try TestDatabase()
    let store = try database.store()
    let submission = try Choices.make("secret-profile")
    _ = try await store.record(submission, at: Choices.now)
    try database.execute("UPDATE preference SET state = 'nonsense'")
    let error = await #expect(throws: StoreError.self) { try await store.preferences(of: submission.profile) }
    #expect(error?.code == .corrupt && error?.description.contains("secret-profile") == false)
    await #expect(throws: StoreError.self) { try await store.record(try Choices.make("secret-profile", .optIn), at: Choices.now) }
    #expect(try await store.record(try Choices.make("other"), at: Choices.now).records.count == 1)
    #expect(try await store.verify().problems.map(\.kind) == [.stateMismatch])
    try database.drop()
  }
}
