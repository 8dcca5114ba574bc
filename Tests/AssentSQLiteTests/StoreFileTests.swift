import AssentStore
import Foundation
import GRDB
import TestSupport
import Testing

@testable import AssentSQLite

@Suite("Opening an SQLite store")
struct StoreFileTests {
  @Test("A missing folder is named")
  func missingFolder() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: StoreError.self) { try SQLiteBackend(path: folder.path("nowhere/a.sqlite")) }
    #expect(error?.code == .folderMissing)
    #expect(error?.message.contains(folder.path("nowhere")) == true)
  }

  @Test("A folder in place of a file is refused")
  func isFolder() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StoreError.self) { try SQLiteBackend(path: folder.path) }
  }

  @Test("A file that is no database is refused and left as it is")
  func noDatabase() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "This is a letter, not a database.\n", count: 100)
    try text.write(toFile: folder.path("letter.txt"), atomically: true, encoding: .utf8)
    let error = #expect(throws: StoreError.self) { try SQLiteBackend(path: folder.path("letter.txt")) }
    #expect(error?.code == .notAStore)
    #expect(try String(contentsOfFile: folder.path("letter.txt"), encoding: .utf8) == text)
  }

  @Test("The database of another program is refused")
  func foreignDatabase() async throws {
    let folder = try TemporaryFolder()
    try await DatabaseQueue(path: folder.path("a.sqlite")).write { try $0.execute(sql: "CREATE TABLE song (title TEXT)") }
    let error = #expect(throws: StoreError.self) { try SQLiteBackend(path: folder.path("a.sqlite")) }
    #expect(error?.code == .notAStore)
  }

  @Test("A store that a newer version made is refused")
  func newer() async throws {
    let folder = try TemporaryFolder()
    try await SQLiteBackend(path: folder.path("a.sqlite")).close()
    try await DatabaseQueue(path: folder.path("a.sqlite")).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('2 from the future')")
    }
    let error = #expect(throws: StoreError.self) { try SQLiteBackend(path: folder.path("a.sqlite")) }
    #expect(error?.code == .newerSchema)
    #expect(error?.message.contains("newer version") == true)
  }

  @Test("A file that can't be written is refused")
  func readOnly() throws {
    // The kernel's own files can't be written by anybody, root included.
    let error = #expect(throws: StoreError.self) { try SQLiteBackend(path: "/proc/version") }
    #expect([.readOnly, .cannotOpen, .notAStore].contains(error?.code))
  }

  @Test("Several that open a new file at once all succeed")
  func atOnce() async throws {
    let folder = try TemporaryFolder()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 { group.addTask { try await SQLiteBackend(path: folder.path("a.sqlite")).check() } }
      try await group.waitForAll()
    }
  }
}
