import AssentAddresses
import AssentModel
import AssentStore
import GRDB
import TestSupport
import Testing

@testable import AssentSQLite

@Suite("The tables of the quarantine in an SQLite store")
struct QuarantineTableTests {
  private static func change(_ text: String = "ana@example.be", _ event: QuarantineEvent = .hardFailure) -> QuarantineChange {
    var generator = SystemRandomNumberGenerator()
    return QuarantineChange(
      id: RecordID(at: Timestamp(seconds: 1), from: &generator), address: Address(stored: text, channel: .email), event: event, method: .bounce,
      statement: SenderStatement(reason: "a test"))
  }

  private static func submission(_ profile: String) throws -> Submission {
    var generator = SystemRandomNumberGenerator()
    return Submission(
      id: RecordID(at: Timestamp(seconds: 1), from: &generator), salt: RecordSalt(from: &generator), profile: try #require(Profile.ID(profile)),
      choice: .optOut, scope: .everyChannel, method: .byHand, statement: SenderStatement(reason: "by phone"))
  }

  @Test(
    "What somebody changed by hand is named",
    arguments: [
      ("UPDATE quarantine_record SET reason = 'another' WHERE position = 2", [HistoryProblem.Kind.altered]),
      ("UPDATE quarantine_record SET address = 'x@example.be' WHERE position = 2", [.altered, .recordMissing, .stateMissing]),
      ("DELETE FROM quarantine_record WHERE position = 2", [.removed, .recordMissing]),
      (
        """
        INSERT INTO quarantine_record SELECT 4, '01900000-0000-7000-8000-000000000000', time, channel, 'x@example.be', method, reason, actor, error_text, report_hash, state_before,
          state_after, digest, chain FROM quarantine_record WHERE position = 2
        """, [.altered, .stateMissing]
      ),
      ("UPDATE quarantine_entry SET state = replace(state, 'in-quarantine', 'valid')", [.stateMismatch]),
      ("DELETE FROM quarantine_entry", [.stateMissing]), ("UPDATE quarantine_entry SET last_record = 1", [.recordMissing]),
    ])
  func tampered(statement: String, kinds: [HistoryProblem.Kind]) async throws {
    let folder = try TemporaryFolder()
    let store = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    _ = try await store.record(try Self.submission("p-1"), at: Timestamp(seconds: 1))
    _ = try await store.change([Self.change()], at: Timestamp(seconds: 1))
    _ = try await store.record(try Self.submission("p-3"), at: Timestamp(seconds: 1))
    #expect(try await store.verify().problems.isEmpty)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let other = try DatabaseQueue(path: folder.path("a.sqlite"), configuration: configuration)
    try await other.writeWithoutTransaction { database in
      for trigger in ["record_stays", "record_remains", "record_is_new", "entry_remains"] {
        try database.execute(sql: "DROP TRIGGER quarantine_\(trigger)")
      }
      try database.execute(sql: statement)
    }
    let problems = try await store.verify(pageSize: 2).problems
    #expect(Set(problems.map(\.kind)).isSuperset(of: kinds) && problems.allSatisfy { !$0.description.contains("ana") }, "\(problems)")
  }

  @Test(
    "Records and entries stay",
    arguments: ["UPDATE quarantine_record SET reason = 'x'", "DELETE FROM quarantine_record", "DELETE FROM quarantine_entry"])
  func stays(statement: String) async throws {
    let folder = try TemporaryFolder()
    let store = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    _ = try await store.change([Self.change()], at: Timestamp(seconds: 1))
    try await store.close()
    let other = try DatabaseQueue(path: folder.path("a.sqlite"))
    #expect(throws: DatabaseError.self) { try other.write { try $0.execute(sql: statement) } }
  }

  @Test("A store of the second schema, with states that an older version wrote, gets a quarantine")
  func migrates() async throws {
    let folder = try TemporaryFolder()
    let old = try DatabaseQueue(path: folder.path("a.sqlite"))
    try Schema.migrator.migrate(old, upTo: "2 a chained history")
    try await old.write { database in
      var changes = StoreChanges(after: .start)
      for record in try Self.submission("p-1").records(at: Timestamp(seconds: 1), state: Preferences(), newest: []) {
        changes.add(changes.head.appending(record))
      }
      try SQLiteChanges(database: database).write(changes)
    }
    try old.close()
    let backend = try SQLiteBackend(path: folder.path("a.sqlite"))
    let store = PreferenceStore(backend)
    #expect(try await store.preferences(of: try #require(Profile.ID("p-1"))) == Preferences(every: .optOut))
    #expect(try await store.change([Self.change()], at: Timestamp(seconds: 1)).map { $0?.after.status } == [.quarantined])
    #expect(try await store.head().position.rawValue == 2)
    #expect(try await store.verify().problems.isEmpty)
    #expect(try await store.integrityProblems().isEmpty)
    try await backend.backup(to: folder.path("b.sqlite"))
    let copy = try PreferenceStore(SQLiteBackend(path: folder.path("b.sqlite")))
    #expect(try await copy.quarantineEntries(after: nil, limit: 10) == store.quarantineEntries(after: nil, limit: 10))
    #expect(try await copy.verify().count == 2)
  }
}
