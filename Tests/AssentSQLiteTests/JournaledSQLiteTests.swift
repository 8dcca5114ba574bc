import AssentLinks
import AssentModel
import AssentStore
import GRDB
import TestSupport
import Testing

@testable import AssentSQLite

@Suite("The SQLite store with a journal")
struct JournaledSQLiteTests {
  private static func submission(_ name: String, _ action: LinkAction = .optOut) throws -> Submission {
    var generator = SystemRandomNumberGenerator()
    let keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
    let (profile, locale) = (try #require(Profile.ID(name)), try #require(LocaleTag("en")))
    let link = try keys.verify(try keys.sign(Link(action, profile: profile)).text)
    return try #require(
      Submission(
        id: RecordID(at: Timestamp(seconds: 1), from: &generator), salt: RecordSalt(from: &generator), link: link, form: .button,
        evidence: PageEvidence(locale: locale)))
  }

  @Test("While another program keeps the database locked, opt-outs are kept; they're in the database after it")
  func locked() async throws {
    let folder = try TemporaryFolder()
    let store = PreferenceStore(
      try SQLiteBackend(path: folder.path("a.sqlite")), journal: try OptOutJournal(path: folder.path("a.journal")))
    let first = try Self.submission("first")
    _ = try await store.record(first, at: Timestamp(seconds: 1))
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: folder.path("a.sqlite"), configuration: configuration)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let submissions = try (0..<20).map { try Self.submission("p-\($0)") }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for submission in submissions { group.addTask { try await store.record(submission, at: Timestamp(seconds: 5)).isProvisional } }
      for try await isProvisional in group { #expect(isProvisional) }
    }
    #expect(store.journalState?.lastError?.contains("another program keeps the database locked") == true)
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    #expect(await store.replay().count(.recorded) == 20)
    for submission in submissions { #expect(try await store.history(of: submission.profile).map(\.submission) == [submission.id]) }
    #expect(try await store.head().position == HistoryPosition(rawValue: 21))
  }

  @Test("A profile whose state is damaged holds nobody else up")
  func damaged() async throws {
    let folder = try TemporaryFolder()
    let store = PreferenceStore(
      try SQLiteBackend(path: folder.path("a.sqlite")), journal: try OptOutJournal(path: folder.path("a.journal")))
    _ = try await store.record(try Self.submission("bad", .optIn), at: Timestamp(seconds: 1))
    let other = try DatabaseQueue(path: folder.path("a.sqlite"))
    try await other.write { try $0.execute(sql: "UPDATE preference SET state = 'nonsense'") }
    let optOut = try Self.submission("bad")
    #expect(try await store.record(optOut, at: Timestamp(seconds: 2)).isProvisional)
    #expect(try await store.record(try Self.submission("good"), at: Timestamp(seconds: 2)).isProvisional == false)
    #expect(await store.replay().refused == [optOut.id])
    try await other.write { try $0.execute(sql: "UPDATE preference SET state = '{\"every\":\"opt-in\"}' WHERE profile = 'bad'") }
    #expect(await store.replay().count(.recorded) == 1)
  }
}
