import AssentModel
import AssentStore
import Foundation
import GRDB
import TestSupport
import Testing

@testable import AssentSQLite

@Suite("A store of the first schema")
struct ChainMigrationTests {
  @Test("Its records keep all that they said, get positions, and form a chain")
  func migrates() async throws {
    let folder = try TemporaryFolder()
    let file = folder.path("a.sqlite")
    let old = try DatabaseQueue(path: file)
    try Schema.migrator.migrate(old, upTo: "1 consent records and preferences")
    try await old.write { database in
      var generator = SystemRandomNumberGenerator()
      for (index, profile) in ["ana", "bo", "ana"].enumerated() {
        let id = RecordID(at: Timestamp(seconds: 9), from: &generator)
        try database.execute(
          sql: "INSERT INTO consent_record VALUES (?, ?, ?, ?, ?, 'opt-out', ?, 'page', 7, 'fr', 'ab', 'cd', 1, 'ef', ?, ?)",
          arguments: [
            index * 3 + 1, id.record(0).description, id.description, 1000 + index, profile, index == 2 ? 0 : 257, "{}",
            #"{"channels":{"email":"opt-out"}}"#,
          ])
      }
      try database.execute(sql: #"INSERT INTO preference VALUES ('ana', '{"channels":{"email":"opt-out"}}', 7), ('bo', '{}', 4)"#)
    }
    let store = try PreferenceStore(SQLiteBackend(path: file))
    let ana = try #require(Profile.ID("ana"))
    let history = try await store.history(of: ana)
    #expect(history.map(\.time.milliseconds) == [1000, 1002])
    #expect(history.map(\.pageHash) == ["ab", "ab"] && history.map(\.campaign?.rawValue) == [7, 7])
    #expect(try await store.preferences(of: ana).effective(.email) == .optOut)
    let entries = try await store.entries(after: .start, limit: 100)
    #expect(entries.map(\.position.rawValue) == [1, 2, 3] && Set(entries.map(\.record?.salt)).count == 3)
    var verification = ChainVerification()
    for entry in entries { verification.follow(entry) }
    verification.finish(head: try await store.head())
    #expect(verification.problems.isEmpty)
    try await store.close()
    let other = try DatabaseQueue(path: file)
    #expect(throws: DatabaseError.self) { try other.write { try $0.execute(sql: "DELETE FROM consent_record") } }
    #expect(try await other.read { try Int.fetchOne($0, sql: "SELECT last_record FROM preference WHERE profile = 'ana'") } == 3)
    #expect(try await other.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").isEmpty })
  }

  @Test("The head can't be set back or removed", arguments: ["UPDATE history_head SET position = 0", "DELETE FROM history_head"])
  func head(statement: String) async throws {
    let folder = try TemporaryFolder()
    try await SQLiteBackend(path: folder.path("a.sqlite")).close()
    let other = try DatabaseQueue(path: folder.path("a.sqlite"))
    #expect(throws: DatabaseError.self) { try other.write { try $0.execute(sql: statement) } }
  }
}
