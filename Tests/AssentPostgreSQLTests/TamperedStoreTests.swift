import AssentAddresses
import AssentModel
import AssentStore
import Testing

@testable import AssentPostgreSQL

@Suite("A PostgreSQL store that somebody changed by hand")
struct TamperedStoreTests {
  @Test(
    "The record is named",
    arguments: [
      ("UPDATE consent_record SET choice = 'opt-in' WHERE position = 3", [HistoryProblem.Kind.altered]),
      ("UPDATE consent_record SET salt = repeat('0', 32) WHERE position = 3", [.altered]),
      (
        """
        UPDATE consent_record SET profile = NULL, salt = NULL, reason = NULL, actor = NULL, state_before = NULL, state_after = NULL WHERE position = 3
        """, [.emptied, .recordMissing]
      ),
      ("DELETE FROM consent_record WHERE position = 3", [.removed, .recordMissing]),
      ("DELETE FROM consent_record WHERE position = 5", [.removed, .recordMissing]),
      ("UPDATE preference SET state = '{}' WHERE profile = 'p-3'", [.stateMismatch]),
      ("UPDATE preference SET last_record = 1 WHERE profile = 'p-3'", [.recordMissing]),
      ("DELETE FROM preference WHERE profile = 'p-3'", [.stateMissing]),
      ("INSERT INTO preference VALUES ('nobody', '{}', 77)", [.recordMissing]),
      ("UPDATE history_head SET position = 4, chain = (SELECT chain FROM consent_record WHERE position = 4)", [.headMismatch]),
    ])
  func tampered(statement: String, kinds: [HistoryProblem.Kind]) async throws {
    let database = try TestDatabase()
    let store = try database.store()
    for index in 1...5 { _ = try await store.record(try Choices.make("p-\(index)"), at: Choices.now) }
    #expect(try await store.verify().problems.isEmpty)
    try database.execute("ALTER TABLE consent_record DISABLE TRIGGER ALL", "ALTER TABLE history_head DISABLE TRIGGER ALL", statement)
    let problems = try await store.verify(pageSize: 2).problems
    #expect(Set(problems.map(\.kind)).isSuperset(of: kinds), "\(problems)")
    #expect(problems.allSatisfy { (1...77).contains($0.position.rawValue) && !$0.description.contains("p-") })
    #expect(try await store.integrityProblems().count == 4)
    try database.drop()
  }

  @Test(
    "A change of an address is named as well",
    arguments: [
      ("UPDATE quarantine_record SET reason = 'another' WHERE position = 2", [HistoryProblem.Kind.altered]),
      ("UPDATE quarantine_record SET address = 'x@example.be' WHERE position = 2", [.altered, .recordMissing, .stateMissing]),
      ("DELETE FROM quarantine_record WHERE position = 2", [.removed, .recordMissing]),
      (
        """
        INSERT INTO quarantine_record SELECT 4, '01900000-0000-7000-8000-000000000000', time, channel, 'x@example.be', method, reason, actor, error_text, report_hash,
          state_before, state_after, digest, chain FROM quarantine_record WHERE position = 2
        """, [.altered, .stateMissing]
      ),
      ("UPDATE quarantine_entry SET state = replace(state, 'in-quarantine', 'valid')", [.stateMismatch]),
      ("DELETE FROM quarantine_entry", [.stateMissing]), ("UPDATE quarantine_entry SET last_record = 1", [.recordMissing]),
    ])
  func tamperedQuarantine(statement: String, kinds: [HistoryProblem.Kind]) async throws {
    let database = try TestDatabase()
    let store = try database.store()
    var generator = SystemRandomNumberGenerator()
    _ = try await store.record(try Choices.make("p-1"), at: Choices.now)
    let change = QuarantineChange(
      id: RecordID(at: Choices.now, from: &generator), address: Address(stored: "ana@example.be", channel: .email), event: .hardFailure,
      method: .bounce, statement: SenderStatement(reason: "a test"))
    _ = try await store.change([change], at: Choices.now)
    _ = try await store.record(try Choices.make("p-3"), at: Choices.now)
    #expect(throws: (any Error).self) { try database.execute("DELETE FROM quarantine_entry") }
    #expect(throws: (any Error).self) { try database.execute("UPDATE quarantine_record SET reason = 'another'") }
    #expect(try await store.verify().problems.isEmpty)
    try database.execute("ALTER TABLE quarantine_record DISABLE TRIGGER ALL", "ALTER TABLE quarantine_entry DISABLE TRIGGER ALL", statement)
    let problems = try await store.verify(pageSize: 2).problems
    #expect(Set(problems.map(\.kind)).isSuperset(of: kinds) && problems.allSatisfy { !$0.description.contains("ana") }, "\(problems)")
    #expect(try await store.integrityProblems().count == 2)
    try database.drop()
  }
}
