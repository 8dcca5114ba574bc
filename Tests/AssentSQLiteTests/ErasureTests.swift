import AssentLinks
import AssentModel
import AssentStore
import Foundation
import GRDB
import TestSupport
import Testing

@testable import AssentSQLite

@Suite("Erasing a person from an SQLite file")
struct ErasureTests {
  private static func record(_ profile: String, in store: PreferenceStore) async throws -> Profile.ID {
    var generator = SystemRandomNumberGenerator()
    let keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
    let id = try #require(Profile.ID(profile))
    let link = try keys.verify(try keys.sign(Link(.optOut, profile: id)).text)
    let evidence = PageEvidence(locale: try #require(LocaleTag("fr")), pageHash: "ab", sourcesHash: "cd", network: "198.51.100.0/24")
    let submission = try #require(
      Submission(
        id: RecordID(at: Timestamp(seconds: 5), from: &generator), salt: RecordSalt(from: &generator), link: link, form: .button, evidence: evidence))
    _ = try await store.record(submission, at: Timestamp(seconds: 5))
    return id
  }

  private static func erase(_ profile: Profile.ID, in store: PreferenceStore) async throws -> Erasure? {
    var generator = SystemRandomNumberGenerator()
    let request = ErasureRequest(
      id: RecordID(at: Timestamp(seconds: 9), from: &generator), profile: profile, statement: SenderStatement(reason: "asked"))
    return try await store.erase(request, at: Timestamp(seconds: 9))
  }

  @Test("Nothing of the person is left in the file or its log")
  func bytes() async throws {
    let folder = try TemporaryFolder()
    let store = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    let profile = try await Self.record("somebody-in-particular", in: store)
    let others = try await Self.record("somebody-else", in: store)
    #expect(try await Self.erase(profile, in: store) != nil)
    for name in ["a.sqlite", "a.sqlite-wal"] {
      let bytes = FileManager.default.contents(atPath: folder.path(name)) ?? Data()
      #expect(bytes.range(of: Data("somebody-in-particular".utf8)) == nil, "\(name)")
    }
    #expect(try await store.history(of: others).count == 1)
  }

  @Test("The state is still respected after the store is opened again")
  func reopened() async throws {
    let folder = try TemporaryFolder()
    let first = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    let profile = try await Self.record("p", in: first)
    _ = try await Self.erase(profile, in: first)
    try await first.close()
    let second = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    #expect(try await second.preferences(of: profile) == Preferences(every: .optOut))
    #expect(try await second.preferences(of: try #require(Profile.ID("q"))) == Preferences())
  }

  static let emptying = """
    UPDATE consent_record SET profile = NULL, salt = NULL, key_id = NULL, token_hash = NULL, reason = NULL, actor = NULL, state_before = NULL,
      state_after = NULL
    """

  @Test(
    "Nobody empties a record past an erasure, alters one as if it were erased, or takes an erasure away",
    arguments: [
      emptying, "\(emptying), choice = 'opt-in' WHERE position = 1", "UPDATE consent_record SET profile = 'x' WHERE position = 1",
      "UPDATE consent_record SET choice = 'opt-in' WHERE position = 1", "DELETE FROM erasure", "UPDATE erasure SET reason = 'none'",
      "DELETE FROM erased_record", "UPDATE erased_record SET digest = 'x'", "UPDATE store_secret SET suppression = 'x'", "DELETE FROM store_secret",
      "INSERT OR REPLACE INTO erasure SELECT * FROM erasure",
    ])
  func protected(statement: String) async throws {
    let folder = try TemporaryFolder()
    let store = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    let profile = try await Self.record("p", in: store)
    _ = try await Self.erase(profile, in: store)
    _ = try await Self.record("q", in: store)
    let other = try DatabaseQueue(path: folder.path("a.sqlite"))
    #expect(throws: DatabaseError.self) { try other.write { try $0.execute(sql: statement) } }
  }

  @Test("A record that was emptied without the triggers is named, and so is one of which what was left was altered")
  func emptied() async throws {
    let folder = try TemporaryFolder()
    let store = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    let profile = try await Self.record("p", in: store)
    _ = try await Self.erase(profile, in: store)
    _ = try await Self.record("q", in: store)
    let other = try DatabaseQueue(path: folder.path("a.sqlite"))
    try await other.write { database in
      try database.execute(sql: "DROP TRIGGER consent_record_stays")
      try database.execute(sql: Self.emptying + " WHERE position = 3")
      try database.execute(sql: "UPDATE consent_record SET choice = 'opt-in' WHERE position = 1")
    }
    var verification = ChainVerification()
    for entry in try await store.entries(after: .start, limit: 10) { verification.follow(entry) }
    verification.finish(head: try await store.head())
    #expect(verification.problems.map(\.kind) == [.altered, .emptied])
    #expect(verification.problems.map(\.position.rawValue) == [1, 3])
  }

  @Test("The tables hold together, and erasing is all or nothing when the disk or a reader gets in the way")
  func keys() async throws {
    let folder = try TemporaryFolder()
    let store = try PreferenceStore(SQLiteBackend(path: folder.path("a.sqlite")))
    let profile = try await Self.record("p", in: store)
    let reader = try DatabasePool(path: folder.path("a.sqlite"))
    let snapshot = try reader.makeSnapshot()
    #expect(try await Self.erase(profile, in: store) != nil)
    #expect(try await snapshot.read { try String.fetchOne($0, sql: "SELECT profile FROM consent_record") } == "p")
    let problems = try await reader.read { database in
      (try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count, try String.fetchOne(database, sql: "PRAGMA integrity_check"))
    }
    #expect(problems.0 == 0 && problems.1 == "ok")
  }
}
