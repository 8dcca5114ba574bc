import AssentModel
import AssentStore
import Foundation
import GRDB
import TestSupport
import Testing

@testable import AssentSQLite

@Suite("Looking after an SQLite store")
struct StoreMaintenanceTests {
  private static func submission(_ profile: String, _ choice: Choice = .optOut) throws -> Submission {
    var generator = SystemRandomNumberGenerator()
    return Submission(
      id: RecordID(at: Timestamp(seconds: 1), from: &generator), salt: RecordSalt(from: &generator), profile: try #require(Profile.ID(profile)),
      choice: choice, scope: .everyChannel, method: .byHand, statement: SenderStatement(reason: "by phone"))
  }

  @Test("A backup that is made while others write is a store that holds what was committed before it")
  func backup() async throws {
    let folder = try TemporaryFolder()
    let backend = try SQLiteBackend(path: folder.path("a.sqlite"))
    let store = PreferenceStore(backend)
    for index in 0..<50 { _ = try await store.record(try Self.submission("before-\(index)"), at: Timestamp(seconds: 1)) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<200 { group.addTask { _ = try await store.record(try Self.submission("during-\(index)"), at: Timestamp(seconds: 1)) } }
      try await backend.backup(to: folder.path("b.sqlite"))
      try await group.waitForAll()
    }
    let copy = try PreferenceStore(SQLiteBackend(path: folder.path("b.sqlite")))
    let verified = try await copy.verify(pageSize: 16)
    #expect(verified.problems.isEmpty && (50...250).contains(verified.count))
    #expect(try await copy.entries(after: .start, limit: 50) == store.entries(after: .start, limit: 50))
    #expect(try await store.head().position.rawValue == 250)
  }

  @Test("A sealed store is one file that holds everything")
  func seal() async throws {
    let folder = try TemporaryFolder()
    let store = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    for index in 0..<20 { _ = try await store.record(try Self.submission("p-\(index)"), at: Timestamp(seconds: 1)) }
    #expect(try await store.verify(pageSize: 5).count == 20)
    try await store.close()
    try SQLiteBackend.seal(path: folder.path("a.sqlite"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.sqlite"])
    try FileManager.default.moveItem(atPath: folder.path("a.sqlite"), toPath: folder.path("b.sqlite"))
    #expect(try await PreferenceStore(SQLiteBackend(path: folder.path("b.sqlite"))).verify().count == 20)
  }

  @Test("A backup doesn't replace a file")
  func backupExists() async throws {
    let folder = try TemporaryFolder()
    let backend = try SQLiteBackend(path: folder.path("a.sqlite"))
    let other = try PreferenceStore(SQLiteBackend(path: folder.path("b.sqlite")))
    _ = try await other.record(try Self.submission("p"), at: Timestamp(seconds: 1))
    let error = await #expect(throws: StoreError.self) { try await backend.backup(to: folder.path("b.sqlite")) }
    #expect(error?.code == .notEmpty)
    #expect(try await other.head().position.rawValue == 1)
  }

  @Test(
    "What somebody changed by hand is named",
    arguments: [
      ("UPDATE consent_record SET choice = 'opt-in' WHERE position = 3", HistoryProblem.Kind.altered),
      ("DELETE FROM consent_record WHERE position = 3", .removed),
      ("UPDATE preference SET state = '{}' WHERE profile = 'p-3'", .stateMismatch),
      ("UPDATE preference SET last_record = 1 WHERE profile = 'p-3'", .recordMissing),
      ("DELETE FROM preference WHERE profile = 'p-3'", .stateMissing),
    ])
  func tampered(statement: String, kind: HistoryProblem.Kind) async throws {
    let folder = try TemporaryFolder()
    let store = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    for index in 1...5 { _ = try await store.record(try Self.submission("p-\(index)"), at: Timestamp(seconds: 1)) }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let other = try DatabaseQueue(path: folder.path("a.sqlite"), configuration: configuration)
    try await other.writeWithoutTransaction { database in
      try database.execute(sql: "DROP TRIGGER consent_record_stays; DROP TRIGGER consent_record_remains;")
      try database.execute(sql: statement)
    }
    let problems = try await store.verify(pageSize: 2).problems
    #expect(problems.map(\.kind).contains(kind), "\(problems)")
    #expect(problems.contains { $0.position.rawValue == 3 } || kind == .recordMissing)
    #expect(try await store.integrityProblems().isEmpty == (kind != .removed))
  }
}
