import AssentModel
import AssentStore
import Testing

@Suite("One-click unsubscription (RFC 8058)")
struct OneClickTests {
  static let multipart = "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n"

  @Test(
    "A mail program's button records without any redirect or cookie",
    arguments: [
      ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
      ("application/x-www-form-urlencoded; charset=utf-8", "List-Unsubscribe=One%2DClick"),
      ("multipart/form-data; boundary=b", multipart), ("multipart/form-data; boundary=\"b\"", "preamble\r\n" + multipart),
    ])
  func records(type: String, body: String) async throws {
    try await TestHandler.run { handler async throws in
      let path = "/en/\(try handler.token(.optOut, .channel(.email)))"
      for _ in 0..<2 {
        let answer = try await handler.client.post(path, body, type: type)
        #expect(answer.status == 200)
        #expect(answer.headers["location"] == nil)
        #expect(answer.headers["set-cookie"] == nil)
        #expect(answer.headers["content-type"] == "text/plain; charset=utf-8")
      }
      let history = try await handler.history
      #expect(history.map(\.method) == [.oneClick])
      #expect(history.map(\.scope) == [.channel(.email)])
      #expect(history.map(\.pageHash) == [nil])
    }
  }

  @Test("It is honoured when the link has expired, and in a language that the site lacks")
  func always() async throws {
    try await TestHandler.run { handler async throws in
      let token = try handler.token(.optOut, expiresAt: 1)
      #expect(try await handler.client.post("/de/\(token)", "List-Unsubscribe=One-Click").status == 200)
      #expect(try await handler.history.count == 1)
    }
  }

  @Test("It does nothing on another link", arguments: [LinkAction.optIn, .preferences, .confirm, .undo])
  func otherActions(action: LinkAction) async throws {
    try await TestHandler.run { handler async throws in
      #expect(try await handler.client.post("/en/\(try handler.token(action))", "List-Unsubscribe=One-Click").status == 400)
      #expect(try await handler.history.isEmpty)
    }
  }

  @Test("A test link succeeds and records nothing")
  func testLink() async throws {
    try await TestHandler.run { handler async throws in
      let path = "/en/\(try handler.token(.optOut, isTest: true))"
      #expect(try await handler.client.post(path, "List-Unsubscribe=One-Click").status == 200)
      #expect(try await handler.history.isEmpty)
    }
  }
}
