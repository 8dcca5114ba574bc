import AssentModel
import Foundation
import Testing

@testable import AssentHandler

@Suite("What one client may take")
struct LimitTests {
  /// Limits that a test doesn't wait long for.
  static var small: HandlerLimits {
    var limits = HandlerLimits()
    (limits.targetLength, limits.headerSize, limits.headerCount) = (600, 1000, 20)
    limits.bodySize = 1000
    limits.headTimeout = .milliseconds(300)
    limits.requestTimeout = .milliseconds(600)
    limits.idleTimeout = .milliseconds(300)
    limits.closingTimeout = .milliseconds(300)
    return limits
  }

  /// Sends bytes and compares all that comes back until the server closes.
  static func answer(_ handler: TestHandler, to text: String) async throws -> HTTPAnswer {
    try #require(HTTPAnswer(try await handler.client.exchange(Array(text.utf8))), "no answer to \(text.prefix(80))")
  }

  static func expectSecure(_ answer: HTTPAnswer, _ what: String) {
    expectPolicy(answer, what)
    #expect(answer.headers["cache-control"] == "no-store", "\(what)")
    #expect(answer.headers["x-robots-tag"] == "noindex", "\(what)")
  }

  /// What every answer says.
  static func expectPolicy(_ answer: HTTPAnswer, _ what: String) {
    for name in [
      "content-security-policy", "x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "cross-origin-resource-policy",
      "permissions-policy",
    ] {
      #expect(answer.headers[name]?.isEmpty == false, "\(name) of \(what)")
    }
    #expect(answer.headers["server"] == nil && answer.headers["set-cookie"] == nil, "\(what)")
  }

  @Test("What is too large, too long, malformed or unfinished is refused with its own status, with all the headers of a page, and closed")
  func refusals() async throws {
    try await TestHandler.run(limits: Self.small) { handler async throws in
      let path = "/en/\(try handler.token(.optOut))"
      let form = "Content-Type: application/x-www-form-urlencoded\r\n"
      let long = String(repeating: "a", count: 5000)
      for (text, status) in [
        ("GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n", 414), ("GET /\(long)", 414), ("GET /\(long.prefix(700)) HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n\r\n", 431), ("GET / HTTP/1.1\r\nHost: a\r\n\(long)", 431),
        ("GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: \(long.prefix(90))\r\n", count: 12))\r\n", 431),
        ("GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: a\r\n", count: 20))\r\n", 431),
        ("POST \(path) HTTP/1.1\r\nHost: a\r\n\(form)Content-Length: 1001\r\n\r\n", 413),
        ("POST \(path) HTTP/1.1\r\nHost: a\r\n\(form)Transfer-Encoding: chunked\r\n\r\n3E9\r\n\(long.prefix(1001))\r\n", 413),
        ("GET \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n", 413),
        ("POST \(path) HTTP/1.1\r\nHost: a\r\n\(form)Content-Length: 10\r\n\r\nform", 408), ("GET / HTTP/1.1\r\nHost", 408), ("G", 408),
        ("nonsense\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nA b: c\r\n\r\n", 400), ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 400),
        ("POST \(path) HTTP/1.1\r\nHost: a\r\n\(form)Content-Length: x\r\n\r\n", 400),
        ("POST \(path) HTTP/1.1\r\nHost: a\r\n\(form)Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        ("POST \(path) HTTP/1.1\r\nHost: a\r\n\(form)Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400),
        ("\u{16}\u{03}\u{01}\u{02}\u{00}\u{01}", 400), ("DELETE \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405),
      ] {
        let answer = try await Self.answer(handler, to: text)
        #expect(answer.status == status, "\(text.prefix(200))")
        #expect(answer.headers["connection"] == "close", "\(text.prefix(100))")
        Self.expectSecure(answer, "\(status) \(text.prefix(60))")
        #expect(!answer.text.contains("aaaa"))
      }
      #expect(try await handler.history.isEmpty)
      #expect(try await handler.client.get(path).status == 200)
    }
  }

  @Test("A body that breaks off records nothing, however the client goes away", arguments: [true, false])
  func brokenBodies(isFinished: Bool) async throws {
    try await TestHandler.run { handler async throws in
      let path = "/en/\(try handler.token(.optOut))"
      let form = "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      for text in ["\(form)Content-Length: 30\r\n\r\nform=button", "\(form)Transfer-Encoding: chunked\r\n\r\n4\r\nform\r\n"] {
        let connection = try RawConnection(port: handler.client.port)
        connection.send(text)
        if isFinished {
          connection.finish()
          #expect(await connection.statuses() == [400])
        }
      }
      // Whatever was sent before is read before this is answered.
      for _ in 0..<20 { #expect(try await handler.client.get("/en/").status == 303) }
      #expect(try await handler.history.isEmpty)
    }
  }

  @Test("A connection on which nothing comes is closed without a word, new or used")
  func idle() async throws {
    try await TestHandler.run(limits: Self.small) { handler async throws in
      #expect(await (try RawConnection(port: handler.client.port)).readToEnd().isEmpty)
      let used = try RawConnection(port: handler.client.port)
      used.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(await used.statuses() == [200])
    }
  }

  @Test("Requests that come at once are answered in their order, and a bad one among them after those before it")
  func pipelining() async throws {
    try await TestHandler.run(limits: Self.small) { handler async throws in
      let get = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"
      let missing = "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n"
      for (text, statuses) in [
        (get + missing + get, [200, 404, 200]), (get + missing + "nonsense\r\n\r\n" + get, [200, 404, 400]),
        (get + "GET / HTTP/1.1\r\n\r\n" + get, [200, 400]),
        (missing + "GET /health HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n" + get, [404, 200]),
        ("GET /health HTTP/1.0\r\n\r\n" + get, [200]),
        ("GET /health HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n" + get, [200]),
      ] {
        let connection = try RawConnection(port: handler.client.port)
        connection.send(text)
        #expect(await connection.statuses() == statuses, "\(text)")
      }
    }
  }

  @Test("Connections above the limit are answered with 503 and a time to come back, and those that are open go on")
  func connections() async throws {
    var limits = HandlerLimits()
    limits.connections = 3
    limits.idleTimeout = .seconds(120)
    try await TestHandler.run(limits: limits) { handler async throws in
      // An answer shows that a connection is one of the three.
      let ask = Array("GET /health HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
      let open = try (0..<3).map { _ in try #require(BlockingConnection(port: handler.client.port)) }
      for connection in open { #expect(connection.send(ask) && connection.answer()?.status == 200) }
      for _ in 0..<3 {
        let answer = try await handler.client.get("/health")
        #expect(answer.status == 503)
        #expect(answer.headers["retry-after"] == "5")
        Self.expectSecure(answer, "503")
      }
      for connection in open { #expect(connection.send(ask) && connection.answer()?.status == 200) }
    }
  }

  @Test("Whoever asks too often is told when to come back, but a choice with a right link is always taken")
  func requests() async throws {
    var limits = HandlerLimits()
    limits.requestsPerMinute = 3
    try await TestHandler.run(limits: limits) { handler async throws in
      let token = try handler.token(.optOut)
      for _ in 0..<3 { #expect(try await handler.client.get("/en/\(token)").status == 200) }
      for path in ["/en/\(token)", "/", "/nowhere", "/health"] {
        let answer = try await handler.client.get(path)
        #expect(answer.status == 429, "\(path)")
        #expect(answer.headers["retry-after"].flatMap { Int($0) }.map { (1...60).contains($0) } == true)
        Self.expectSecure(answer, "429")
      }
      #expect(try await handler.client.post("/en/\(token)").status == 303)
      for action in [LinkAction.optIn, .optOut, .optIn, .optOut] {
        #expect(try await handler.client.post("/en/\(try handler.token(action))").status == 303)
      }
      #expect(try await handler.client.post("/en/\(token)", "List-Unsubscribe=One-Click").status == 200)
      // Guessing is counted.
      #expect(try await handler.client.post("/en/\(token.dropLast())\(token.hasSuffix("A") ? "B" : "A")").status == 429)
    }
  }

  @Test("The same link is taken twenty times at once, and not without end")
  func choicesPerLink() async throws {
    try await TestHandler.run { handler async throws in
      let path = "/en/\(try handler.token(.optOut))"
      var statuses: [Int] = []
      for _ in 0..<61 { statuses.append(try await handler.client.post(path, "List-Unsubscribe=One-Click").status) }
      #expect(statuses == Array(repeating: 200, count: 60) + [429])
      #expect(try await handler.client.post("/en/\(try handler.token(.optOut, .channel(.sms)))").status == 303)
      #expect(try await handler.history.count >= 1)
    }
  }

  @Test("Behind a proxy that is trusted its client is counted, and nobody else's word is taken")
  func proxies() async throws {
    var limits = HandlerLimits()
    limits.requestsPerMinute = 1
    limits.trustedProxies = [try #require(AddressRange("127.0.0.0/8")), try #require(AddressRange("10.0.0.0/8"))]
    try await TestHandler.run(limits: limits) { handler async throws in
      func status(_ name: String, _ value: String) async throws -> Int { try await handler.client.get("/health", [name: value]).status }
      #expect(try await status("X-Forwarded-For", "192.0.2.1") == 200)
      #expect(try await status("X-Forwarded-For", "198.51.100.7, 192.0.2.1, 10.0.0.1") == 429)
      #expect(try await status("X-Forwarded-For", "192.0.2.2") == 200)
      #expect(try await status("Forwarded", "for=192.0.2.3;proto=https") == 200)
      #expect(try await status("Forwarded", "for=1.1.1.1, proto=https;For=\"192.0.2.3:99\"") == 429)
      #expect(try await status("X-Forwarded-For", "2001:db8:1:2::1") == 200)
      #expect(try await status("X-Forwarded-For", "[2001:db8:1:2:ffff::2]:443") == 429)
      #expect(try await status("X-Forwarded-For", "2001:db8:1:3::1") == 200)
    }
    limits.trustedProxies = []
    try await TestHandler.run(limits: limits) { handler async throws in
      #expect(try await handler.client.get("/health", ["X-Forwarded-For": "192.0.2.1"]).status == 200)
      #expect(try await handler.client.get("/health", ["X-Forwarded-For": "192.0.2.2"]).status == 429)
    }
  }
}
