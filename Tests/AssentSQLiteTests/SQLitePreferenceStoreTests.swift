import AssentLinks
import AssentModel
import AssentStore
import Foundation
import GRDB
import TestSupport
import Testing

@testable import AssentSQLite

@Suite("The SQLite store")
struct SQLitePreferenceStoreTests {
  private static func submission(_ name: String, _ action: LinkAction = .optOut) throws -> Submission {
    var generator = SystemRandomNumberGenerator()
    let keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
    let link = Link(action, profile: try #require(Profile.ID(name)))
    let locale = try #require(LocaleTag("en"))
    return try #require(
      Submission(
        id: RecordID(at: Timestamp(seconds: 1), from: &generator), salt: RecordSalt(from: &generator),
        link: try keys.verify(try keys.sign(link).text), form: .button,
        evidence: PageEvidence(locale: locale)))
  }

  @Test("A choice is there after the store is closed and opened again")
  func survives() async throws {
    let folder = try TemporaryFolder()
    let submission = try Self.submission("p")
    let first = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    let records = try await first.record(submission, at: Timestamp(seconds: 5)).records
    try await first.close()
    let second = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    #expect(try await second.history(of: submission.profile) == records)
    #expect(records.count == 1)
  }

  @Test("Every commit is synced to a write-ahead log, and foreign keys hold")
  func settings() async throws {
    let folder = try TemporaryFolder()
    let pool = try StoreFile(path: folder.path("a.sqlite")).open()
    let (synchronous, journal, keys) = try await pool.writeWithoutTransaction { database in
      (
        try Int.fetchOne(database, sql: "PRAGMA synchronous"), try String.fetchOne(database, sql: "PRAGMA journal_mode"),
        try Int.fetchOne(database, sql: "PRAGMA foreign_keys")
      )
    }
    #expect(synchronous == 2)
    #expect(journal == "wal")
    #expect(keys == 1)
  }

  @Test("The connections that read can't write")
  func readersAreReadOnly() async throws {
    let folder = try TemporaryFolder()
    let pool = try StoreFile(path: folder.path("a.sqlite")).open()
    await #expect(throws: DatabaseError.self) {
      try await pool.read { try $0.execute(sql: "INSERT INTO preference VALUES ('p', '{}', 1)") }
    }
  }

  @Test(
    "Consent records can't be changed, removed or replaced",
    arguments: [
      "UPDATE consent_record SET choice = 'opt-in'", "DELETE FROM consent_record",
      "INSERT OR REPLACE INTO consent_record SELECT * FROM consent_record",
    ])
  func appendOnly(statement: String) async throws {
    let folder = try TemporaryFolder()
    let store = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    let submission = try Self.submission("p")
    let records = try await store.record(submission, at: Timestamp(seconds: 5)).records
    let other = try DatabaseQueue(path: folder.path("a.sqlite"))
    let error = #expect(throws: DatabaseError.self) { try other.write { try $0.execute(sql: statement) } }
    #expect(error?.message == "consent records are append-only")
    #expect(try await store.history(of: submission.profile) == records)
  }

  @Test("Many at once are all recorded, and one that breaks a rule of the tables fails alone")
  func batches() async throws {
    let folder = try TemporaryFolder()
    let store = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    let first = try Self.submission("first")
    _ = try await store.record(first, at: Timestamp(seconds: 1))
    // The same id again, for a choice that changes something: the record's id is taken.
    var generator = SystemRandomNumberGenerator()
    let keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
    let locale = try #require(LocaleTag("en"))
    let link = try keys.verify(try keys.sign(Link(.optIn, profile: first.profile)).text)
    let clash = try #require(Submission(id: first.id, salt: first.salt, link: link, form: .button, evidence: PageEvidence(locale: locale)))
    let submissions = try (0..<600).map { try Self.submission("p-\($0)") }
    let failures = try await withThrowingTaskGroup(of: Int.self) { group in
      for (index, submission) in submissions.enumerated() {
        if index == 300 {
          group.addTask {
            do {
              _ = try await store.record(clash, at: Timestamp(seconds: 2))
              return 0
            } catch { return 1 }
          }
        }
        group.addTask {
          _ = try await store.record(submission, at: Timestamp(seconds: 2))
          return 0
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(failures == 1)
    let other = try DatabaseQueue(path: folder.path("a.sqlite"))
    let (records, states) = try await other.read { database in
      (
        try Int.fetchOne(database, sql: "SELECT count(*) FROM consent_record"),
        try Int.fetchOne(database, sql: "SELECT count(*) FROM preference")
      )
    }
    #expect(records == 601)
    #expect(states == 601)
  }

  @Test("A store that is locked answers with an error and records nothing")
  func locked() async throws {
    let folder = try TemporaryFolder()
    let store = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    let submission = try Self.submission("p")
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: folder.path("a.sqlite"), configuration: configuration)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let error = await #expect(throws: StoreError.self) { try await store.record(submission, at: Timestamp(seconds: 5)) }
    #expect(error?.code == .unavailable)
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    #expect(try await store.history(of: submission.profile).isEmpty)
    #expect(try await store.record(submission, at: Timestamp(seconds: 6)).outcome == .optedOutOfEverything)
  }

  @Test("Stored text that isn't a state is an error that shows nothing of the profile")
  func corruptState() async throws {
    let folder = try TemporaryFolder()
    let store = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    let submission = try Self.submission("secret-profile")
    _ = try await store.record(submission, at: Timestamp(seconds: 5))
    let other = try DatabaseQueue(path: folder.path("a.sqlite"))
    try await other.write { try $0.execute(sql: "UPDATE preference SET state = 'nonsense'") }
    let error = await #expect(throws: StoreError.self) { try await store.preferences(of: submission.profile) }
    #expect(error?.code == .corrupt)
    #expect(error?.description.contains("secret-profile") == false)
  }
}
