import AssentLinks
import AssentModel
import AssentStore
import Testing

@Suite("Links and requests that can't be followed")
struct ProblemTests {
  @Test("A link that is cut off, changed, or of another ring says so in the recipient's language")
  func invalid() async throws {
    try await TestHandler.run { handler async throws in
      var generator = SystemRandomNumberGenerator()
      let foreign = try KeyRing(now: Timestamp(seconds: 0), using: &generator).sign(Link(.optOut, profile: handler.profile)).text
      let token = try handler.token(.optOut)
      let changed = token.dropFirst().reduce(into: "F") { $0.append($1) }
      for bad in [String(token.dropLast()), String(token.prefix(20)), token + "A", token + "=", token + ".", changed, foreign] {
        for method in ["GET", "POST"] {
          let answer = try await handler.client.send(
            method, "/fr/\(bad)", ["Content-Type": "application/x-www-form-urlencoded", "Content-Length": "0"], body: [])
          #expect(answer.status == 400, "\(method) \(bad)")
          #expect(answer.text.contains("<title>link-invalid fr</title>"))
          #expect(!answer.text.contains(bad))
        }
      }
      #expect(try await handler.history.isEmpty)
    }
  }

  @Test("An expired link is refused with a way forward", arguments: [LinkAction.optIn, .preferences, .confirm, .undo])
  func expired(action: LinkAction) async throws {
    try await TestHandler.run { handler async throws in
      let path = "/fr/\(try handler.token(action, expiresAt: UInt32(TestHandler.now.seconds)))"
      for answer in [try await handler.client.get(path), try await handler.client.post(path, "form=preferences&choice=1")] {
        #expect(answer.status == 410)
        #expect(answer.text.contains("<title>link-expired fr</title>"))
        let everything = try #require(answer.value(after: "class=\"everything\" href=\""))
        #expect(try await handler.client.get(everything).text.contains("<title>opt-out-of-everything fr</title>"))
      }
      #expect(try await handler.history.isEmpty)
      let later = try handler.token(action, expiresAt: UInt32(TestHandler.now.seconds + 1))
      #expect(try await handler.client.get("/fr/\(later)").status == 200)
    }
  }

  @Test("An opt-out link is honoured after its expiry and after its campaign's")
  func optOutNeverExpires() async throws {
    try await TestHandler.run(TestSite(expires: "2020-01-01")) { handler async throws in
      let path = "/en/\(try handler.token(.optOut, campaign: 7, expiresAt: 1))"
      #expect(try await handler.client.get(path).status == 200)
      let confirmation = try await handler.follow(path)
      #expect(confirmation.status == 200)
      let undo = try #require(confirmation.value(after: "class=\"undo\" method=\"post\" action=\""))
      #expect(try await handler.follow(undo).text.contains("<title>undone en</title>"))
    }
  }

  @Test("The other links of a campaign work from the day it is published to the day it expires")
  func campaignDates() async throws {
    for (site, status) in [
      (TestSite(expires: "2020-01-01"), 410), (TestSite(publishes: "2090-01-01"), 404), (TestSite(publishes: "2020-01-01"), 200),
    ] {
      try await TestHandler.run(site) { handler async throws in
        let path = "/en/\(try handler.token(.optIn, campaign: 7))"
        #expect(try await handler.client.get(path).status == status)
        #expect(try await handler.client.post(path).status == (status == 200 ? 303 : status))
        #expect(try await handler.history.count == (status == 200 ? 1 : 0))
        #expect(try await handler.client.get("/en/\(try handler.token(.optIn))").status == 200)
      }
    }
  }

  @Test("A test link shows a campaign before it is published; its pages are hidden from others")
  func unpublished() async throws {
    try await TestHandler.run(TestSite(publishes: "2090-01-01")) { handler async throws in
      #expect(try await handler.client.get("/en/\(try handler.token(.optIn, campaign: 7, isTest: true))").status == 200)
      #expect(try await handler.client.get("/en/a-campaign-with-a-long-name/opt-out.html").status == 404)
    }
  }

  @Test("A wrong method is told the right ones")
  func methods() async throws {
    try await TestHandler.run { handler async throws in
      let link = try await handler.client.get("/fr/\(try handler.token(.optOut))", method: "DELETE")
      #expect(link.status == 405)
      #expect(link.headers["allow"] == "GET, HEAD, POST")
      #expect(link.text.contains("<title>not-found fr</title>"))
      let page = try await handler.client.post("/fr/opt-out.html")
      #expect(page.status == 405)
      #expect(page.headers["allow"] == "GET, HEAD")
    }
  }

  @Test("A body that isn't a form, or no form of that type, is refused")
  func bodies() async throws {
    try await TestHandler.run { handler async throws in
      let path = "/fr/\(try handler.token(.optOut))"
      for type in ["application/json", "text/plain", nil] {
        #expect(try await handler.client.post(path, "{}", type: type).status == 415)
      }
      for (type, body) in [
        ("application/x-www-form-urlencoded", "a=%zz"), ("application/x-www-form-urlencoded", "a=%ff"), ("multipart/form-data", "a"),
        ("multipart/form-data; boundary=b", "--c\r\n"), ("multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--"),
      ] {
        let answer = try await handler.client.post(path, body, type: type)
        #expect(answer.status == 400, "\(body)")
        #expect(answer.text.contains(" fr</title>"))
      }
      #expect(try await handler.history.isEmpty)
    }
  }

  @Test("A body over 64 KiB is refused, by its length and while it streams")
  func largeBodies() async throws {
    try await TestHandler.run { handler async throws in
      let path = "/fr/\(try handler.token(.optOut))"
      let type = ["Content-Type": "application/x-www-form-urlencoded"]
      let body = [UInt8](repeating: UInt8(ascii: "a"), count: 65_537)
      let known = try await handler.client.send("POST", path, type.merging(["Content-Length": "\(body.count)"]) { $1 }, body: body)
      #expect(known.status == 413)
      #expect(known.text.contains(" fr</title>"))
      let chunks = Array("10001\r\n".utf8) + body + Array("\r\n0\r\n\r\n".utf8)
      let streamed = try await handler.client.send("POST", path, type.merging(["Transfer-Encoding": "chunked"]) { $1 }, body: chunks)
      #expect(streamed.status == 413)
      #expect(try await handler.history.isEmpty)
      let fits = [UInt8](repeating: UInt8(ascii: "a"), count: 65_536)
      let answer = try await handler.client.send("POST", path, type.merging(["Content-Length": "\(fits.count)"]) { $1 }, body: fits)
      #expect(answer.status == 303)
    }
  }

  @Test("A language that the site lacks, and a path that leads nowhere, are answered in the browser's language")
  func notFound() async throws {
    try await TestHandler.run { handler async throws in
      let token = try handler.token(.optOut)
      for path in ["/de/\(token)", "/nowhere", "/de/", "/en-/x", "//", "/en/%2e%2e/pages.json"] {
        let answer = try await handler.client.get(path, ["Accept-Language": "de, fr;q=0.8, en;q=0.5"])
        #expect(answer.status == 404, "\(path)")
        #expect(answer.headers["content-language"] == (path.hasPrefix("/en/") ? "en" : "fr"), "\(path)")
      }
      #expect(try await handler.client.post("/de/\(token)").status == 404)
      #expect(try await handler.client.get("/nowhere").headers["content-language"] == "en")
      #expect(try await handler.history.isEmpty)
    }
  }

  @Test("When the store fails, the recipient is told to come back")
  func storeFails() async throws {
    try await TestHandler.run(store: .broken) { handler async throws in
      let path = "/fr/\(try handler.token(.optOut))"
      #expect(try await handler.client.get(path).status == 200)
      for form in ["", "List-Unsubscribe=One-Click"] {
        let answer = try await handler.client.post(path, form)
        #expect(answer.status == 503)
        #expect(answer.headers["retry-after"] == "30")
        #expect(answer.text.contains("<title>unavailable fr</title>"))
      }
      #expect(try await handler.client.get("/fr/\(try handler.token(.preferences))").status == 503)
    }
  }
}
