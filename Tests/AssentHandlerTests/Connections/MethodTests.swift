import AssentLinks
import AssentModel
import AssentStore
import Foundation
import GRDB
import TestSupport
import Testing

@testable import AssentHandler

@Suite("Every method on every route")
struct MethodTests {
  static let methods = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "SEARCH",
    "REPORT", "PURGE", "LINK", "UNLINK", "SUBSCRIBE", "NOTIFY",
  ]

  /// The statuses of GET and HEAD, then of POST; every other method is refused with 405. Nothing but POST of a link acts.
  static let table: [(route: String, reading: Int, posting: Int)] = [
    ("/", 200, 405), ("/en", 303, 405), ("/en/", 303, 405), ("/health", 200, 405), ("/assets/site.css", 200, 405), ("/en/opt-out.html", 200, 405),
    ("/en/guides/first.html", 200, 405), ("/nowhere", 404, 405), ("/en/nowhere.html", 404, 405), ("/pages.json", 404, 405),
    ("/en/{optOut}", 200, 303), ("/en/{optIn}", 200, 303), ("/en/{preferences}", 200, 303), ("/en/{confirm}", 200, 303), ("/en/{undo}", 200, 303),
    ("/de/{optOut}", 404, 404), ("/en/{broken}", 400, 400), ("/en/{optOut}/nothing-changed", 200, 405), ("/en/{optOut}/nowhere", 404, 405),
    ("/en/{broken}/nothing-changed", 400, 405),
  ]

  @Test("What acts is POST of a right link; what doesn't leaves the file as it was, down to the version of its data")
  func everyMethod() async throws {
    try await TestHandler.run { handler async throws in
      var tokens = ["broken": String(try handler.token(.optOut).dropLast())]
      for (name, action) in [
        ("optOut", LinkAction.optOut), ("optIn", .optIn), ("preferences", .preferences), ("confirm", .confirm), ("undo", .undo),
      ] { tokens[name] = try handler.token(action) }
      let other = try DatabaseQueue(path: handler.folder.path("store.sqlite"))
      func state() async throws -> [Int] {
        try await other.read { database in
          let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
          return try [Int.fetchOne(database, sql: "PRAGMA data_version") ?? -1]
            + tables.map { try Int.fetchOne(database, sql: "SELECT count(*) FROM \"\($0)\"") ?? -1 }
        }
      }
      let form = Array("form=preferences&choice=1&List-Unsubscribe=x".utf8)
      let fields = ["Content-Type": "application/x-www-form-urlencoded", "Content-Length": "\(form.count)"]
      for (route, reading, posting) in Self.table {
        let path = tokens.reduce(route) { $0.replacing("{\($1.key)}", with: $1.value) }
        for method in Self.methods {
          let before = try await state()
          let answer = try await handler.client.send(method, path, fields, body: form)
          let expected = ["GET", "HEAD"].contains(method) ? reading : method == "POST" ? posting : 405
          #expect(answer.status == expected, "\(method) \(route)")
          if answer.status == 405 { #expect(answer.headers["allow"]?.hasPrefix("GET, HEAD") == true) }
          LimitTests.expectPolicy(answer, "\(method) \(route)")
          if posting != 303 || method != "POST" { #expect(try await state() == before, "\(method) \(route)") }
        }
      }
      #expect(try await handler.history.count > 0)
    }
  }

  @Test("Every page is shown while another process holds the lock for writing, so showing it can't need to write")
  func readingUnderLock() async throws {
    try await TestHandler.run { handler async throws in
      let confirmation = try #require(try await handler.client.post("/en/\(try handler.token(.optIn))").headers["location"])
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: handler.folder.path("store.sqlite"), configuration: configuration)
      try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
      for path in try LinkAction.allCases.map({ "/en/\(try handler.token($0))" }) + [
        confirmation, "/en/\(try handler.token(.optOut))/nothing-changed",
      ] {
        for method in ["GET", "HEAD"] { #expect(try await handler.client.get(path, method: method).status == 200, "\(path)") }
      }
      try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    }
  }

  @Test("Of the store, the pages behind GET are given the side that can't be used for writing")
  func readingSide() async throws {
    try await TestHandler.run { handler async throws in
      let pages = LinkPages(
        site: try PublishedSite(folder: handler.siteFolder, logger: handler.log.logger), reader: ReadOnlyStore(of: handler.store),
        filler: SlotFiller(keys: handler.keys, now: TestHandler.now))
      let reader: Any = pages.reader
      #expect(!(reader is PreferenceStore) && !(reader is any StoreBackend))
    }
  }
}
