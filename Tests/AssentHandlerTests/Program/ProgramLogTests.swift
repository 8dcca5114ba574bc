import AssentModel
import Foundation
import Logging
import Synchronization
import Testing

@testable import AssentHandler

@Suite("The lines of the log")
struct ProgramLogTests {
  @Test(
    "Whatever is logged is one line of JSON, or one line of text",
    arguments: ["plain", "two words", "a\nb", "quote \" and \\", "\u{0}\u{1B}[31m\u{85}\u{2028}", "héé 👍🏽", ""])
  func lines(text: String) throws {
    for format in LogFormat.allCases {
      let collected = Collected()
      var logger = Logger(label: "t") { _ in
        ProgramLog(format: format, clock: { Timestamp(milliseconds: 1) }) { line in collected.lines.withLock { $0.append(line) } }
      }
      logger.logLevel = .info
      logger.debug("not this")
      logger.info("\(text)", metadata: ["key": "\(text)", "number": "7"])
      let line = try #require(collected.lines.withLock { $0.first })
      #expect(collected.lines.withLock { $0.count } == 1)
      #expect(line.hasSuffix("\n"))
      #expect(line.dropLast().unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x85 && $0.value != 0x2028 })
      guard format == .json else {
        #expect(line.hasPrefix("1970-01-01T00:00:00.001Z info "))
        #expect(line.contains("number=7"))
        continue
      }
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
      #expect(object == ["time": "1970-01-01T00:00:00.001Z", "level": "info", "message": text, "key": text, "number": "7"])
    }
  }

  private final class Collected: Sendable { let lines = Mutex<[String]>([]) }

  @Test("Nothing of the person, the link or the address is in the log of a whole flow", arguments: ["text", "json"])
  func silence(format: String) async throws {
    let folder = try ProgramFolder()
    let program = try folder.start(["--log-format", format, "--log-level", "trace"])
    let client = HTTPClient(port: try #require(await program.port()))
    let profile = "somebody-that-nobody-must-know"
    let token = try folder.token(profile)
    let preferences = try folder.token(profile, .preferences)
    let agent = ["User-Agent": "the-agent-of-somebody", "Referer": "https://where.example/", "X-Forwarded-For": "192.0.2.77"]
    _ = try await client.get("/en/\(token)?utm=the-query-of-somebody", agent)
    let answer = try await client.post("/en/\(token)")
    let location = try #require(answer.headers["location"])
    let page = try await client.get(location)
    let undo = try #require(page.value(after: "class=\"undo\" method=\"post\" action=\""))
    _ = try await client.post(undo)
    _ = try await client.post("/en/\(token)", "List-Unsubscribe=One-Click")
    _ = try await client.post("/en/\(preferences)", "form=preferences&choice=1&name=the-field-of-somebody")
    _ = try await client.get("/en/\(token)x")
    _ = try await client.post("/en/\(token)", "%zz")
    _ = try await client.send("POST", "/en/\(token)", ["Content-Type": "text/the-type-of-somebody", "Content-Length": "0"], body: [])
    _ = try await client.get("/nowhere/the-path-of-somebody")
    _ = try? await client.exchange(Array("GET /en/\(token) HTTP/9.9\r\n: the-header-of-somebody\r\n\r\n".utf8))
    program.send(signal: SIGHUP)
    program.terminate()
    let (code, output) = await program.end()
    #expect(code == 0)
    #expect(output.contains("303"))
    let undone = undo.split(separator: "/").last.map(String.init) ?? undo
    for secret in [profile, token, String(token.suffix(12)), preferences, undone, "somebody", "127.0.0.1:", "192.0.2.77", "/en/"] {
      #expect(!output.contains(secret), "\(secret)")
    }
    let submission = try #require(location.split(separator: "/").last.map(String.init))
    #expect(!output.contains(submission))
  }

  @Test("A request is one line with its id, which the answer names, too")
  func requestLine() async throws {
    try await TestHandler.run { handler async throws in
      let answer = try await handler.client.get("/nowhere")
      let id = try #require(answer.headers["x-request-id"])
      #expect(id.count == 16)
      let line = try #require(handler.log.text.split(separator: "\n").first { $0.contains(id) })
      for part in ["info request", "\"method\": GET", "\"route\": file", "\"status\": 404", "\"bytes\": \(answer.body.count)", "milliseconds"] {
        #expect(line.contains(part), "\(line)")
      }
      #expect(try await handler.client.get("/nowhere").headers["x-request-id"] != id)
    }
  }
}
