import AssentModel
import AssentStore
import Foundation
import GRDB
import TestSupport
import Testing

@Suite("GET and HEAD")
struct ReadingTests {
  @Test("Nothing that isn't POST changes the database", arguments: ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND"])
  func changesNothing(method: String) async throws {
    try await TestHandler.run { handler async throws in
      let confirmation = try #require(try await handler.client.post("/en/\(try handler.token(.optIn))").headers["location"])
      let other = try DatabaseQueue(path: handler.folder.path("store.sqlite"))
      func version() async throws -> Int? { try await other.read { try Int.fetchOne($0, sql: "PRAGMA data_version") } }
      let before = try await version()
      let tokens = try LinkAction.allCases.map { "/en/\(try handler.token($0))" }
      for path in tokens + [confirmation, "/", "/en/", "/health", "/en/opt-out.html", "/assets/site.css", "/nowhere"] {
        let body = Array("List-Unsubscribe=One-Click".utf8)
        let headers = ["Content-Type": "application/x-www-form-urlencoded", "Content-Length": "\(body.count)"]
        let answer = try await handler.client.send(method, path, headers, body: body)
        #expect(answer.status < 500)
        if method != "GET" && method != "HEAD" { #expect([404, 405].contains(answer.status), "\(path)") }
      }
      #expect(try await version() == before)
      #expect(try await handler.history.count == 1)
    }
  }

  @Test("HEAD answers as GET does, without the body")
  func head() async throws {
    try await TestHandler.run { handler async throws in
      for path in ["/en/\(try handler.token(.optOut))", "/en/guides/first.html", "/health", "/en/nowhere.html"] {
        let (get, head) = (try await handler.client.get(path), try await handler.client.get(path, method: "HEAD"))
        #expect(head.body.isEmpty)
        #expect(!get.body.isEmpty)
        #expect(head.status == get.status)
        #expect(
          head.headers.filter { !["date", "x-request-id"].contains($0.key) } == get.headers.filter { !["date", "x-request-id"].contains($0.key) })
      }
    }
  }

  @Test("Pages with a token are kept out of caches, referrers and search engines; all answers have a strict policy")
  func headers() async throws {
    try await TestHandler.run { handler async throws in
      let token = try handler.token(.optOut)
      let answers = [
        try await handler.client.get("/en/\(token)"), try await handler.client.post("/en/\(token)"),
        try await handler.client.get("/en/\(token)/nothing-changed"), try await handler.client.get("/en/\(token)x"),
        try await handler.client.post("/en/\(token)", "List-Unsubscribe=One-Click"), try await handler.client.get("/en/opt-out.html"),
      ]
      for answer in answers {
        #expect(answer.headers["cache-control"] == "no-store")
        #expect(answer.headers["x-robots-tag"] == "noindex")
      }
      let others = [
        try await handler.client.get("/"), try await handler.client.get("/health"), try await handler.client.get("/nowhere"),
        try await handler.client.get("/en/guides/first.html"), try await handler.client.get("/assets/site.css"),
        try await handler.client.get("/en/\(token)", method: "PUT"),
      ]
      for answer in answers + others {
        #expect(
          answer.headers["content-security-policy"]
            == "default-src 'none'; style-src 'self' 'sha256-AAAA'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        #expect(answer.headers["referrer-policy"] == "no-referrer")
        #expect(answer.headers["x-content-type-options"] == "nosniff")
        #expect(answer.headers["cross-origin-opener-policy"] == "same-origin")
        #expect(answer.headers["permissions-policy"]?.isEmpty == false)
        #expect(answer.headers["set-cookie"] == nil)
      }
    }
  }

  @Test("The log holds no token, no profile and no path")
  func log() async throws {
    try await TestHandler.run { handler async throws in
      let token = try handler.token(.optOut)
      _ = try await handler.follow("/en/\(token)")
      _ = try await handler.client.get("/en/\(token)broken?secret=1")
      _ = try await handler.client.post("/en/\(token)", "List-Unsubscribe=One-Click")
      _ = try await handler.client.get("/en/\(token)", method: "STRANGE")
      let text = handler.log.text
      #expect(text.contains("link"))
      #expect(text.contains("303"))
      for secret in [String(token.dropLast(10)), handler.profile.text, "secret", "STRANGE", "127.0.0.1", "/en/"] {
        #expect(!text.contains(secret), "\(secret)")
      }
    }
  }
}
