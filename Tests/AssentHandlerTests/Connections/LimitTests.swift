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

  @Test("A client that opens too many connections is answered with 429; others, and those behind a trusted proxy, aren't held up by it")
  func connectionsPerClient() async throws {
    var limits = HandlerLimits()
    limits.connectionsPerClient = 3
    limits.idleTimeout = .seconds(120)
    let ask = Array("GET /health HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
    try await TestHandler.run(limits: limits) { handler async throws in
      var open = try (0..<3).map { _ in try #require(BlockingConnection(port: handler.client.port)) }
      for connection in open { #expect(connection.send(ask) && connection.answer()?.status == 200) }
      for _ in 0..<3 {
        let answer = try await handler.client.get("/health")
        #expect(answer.status == 429 && answer.headers["retry-after"] == "5" && answer.headers["connection"] == "close")
        Self.expectSecure(answer, "429")
      }
      // Another address of this machine is another client.
      let other = try #require(BlockingConnection(port: handler.client.port, from: "127.0.0.2"))
      #expect(other.send(ask) && other.answer()?.status == 200)
      for connection in open { #expect(connection.send(ask) && connection.answer()?.status == 200) }
      open.removeLast()
      try await wait(for: "a connection in the place of the one that was closed") { try await handler.client.get("/health").status == 200 }
    }
    limits.trustedProxies = [try #require(AddressRange("127.0.0.1"))]
    try await TestHandler.run(limits: limits) { handler async throws in
      let open = try (0..<20).map { _ in try #require(BlockingConnection(port: handler.client.port)) }
      for connection in open { #expect(connection.send(ask) && connection.answer()?.status == 200) }
    }
  }

  @Test("Connections and requests that a limit refused are counted")
  func counted() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start(["--connections-per-client", "1", "--metrics-port", "0"])
    let ports = try #require(await program.ports())
    let open = try #require(BlockingConnection(port: ports.requests))
    #expect(open.send(Array("GET /health HTTP/1.1\r\nHost: a\r\n\r\n".utf8)) && open.answer()?.status == 200)
    for _ in 0..<2 { #expect(try await HTTPClient(port: ports.requests).get("/health").status == 429) }
    let metrics = MetricsText(try await HTTPClient(port: ports.metrics).get("/metrics").text)
    #expect(metrics.value("assent_throttled_requests_total", ["limit": "client-connections"]) == 2)
    withExtendedLifetime(open) {}
    program.terminate()
    _ = await program.end()
  }

  @Test("A client that waits to be asked for its body is asked, in the order of the answers, unless the body is too large")
  func expectations() async throws {
    try await TestHandler.run { handler async throws in
      let form = "POST /en/\(try handler.token(.optOut)) HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      let get = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"
      let body = "form=" + String(repeating: "a", count: 2000)
      let expecting = "\(form)Expect: 100-continue\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
      let connection = try #require(BlockingConnection(port: handler.client.port))
      for text in [expecting, get + expecting] {
        #expect(connection.send(Array(text.utf8)))
        if text != expecting { #expect(connection.answer()?.status == 200) }
        #expect(connection.answer()?.status == 100)
        #expect(connection.send(Array(body.utf8)))
        #expect(connection.answer()?.status == 303)
      }
      let old = expecting.replacing("HTTP/1.1", with: "HTTP/1.0")
      #expect(try await Self.answer(handler, to: old + body).status == 303)
      let large = try await Self.answer(handler, to: "\(form)Expect: 100-continue\r\nContent-Length: 70000\r\n\r\n")
      #expect(large.status == 413)
      #expect(try await handler.history.count == 1)
      let curl = try #require(Tool.installed("/usr/bin/curl"))
      // It would wait longer than the tests last.
      let sent = try await Tool.run(
        curl,
        [
          "--silent", "--verbose", "--expect100-timeout", "3600", "--header", "Expect: 100-continue", "--data", body, "--output", "/dev/null",
          "http://127.0.0.1:\(handler.client.port)/en/\(try handler.token(.optOut, .channel(.sms)))",
        ])
      #expect(sent.code == 0 && sent.output.contains("HTTP/1.1 100") && sent.output.contains("HTTP/1.1 303"), "\(sent.output)")
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
