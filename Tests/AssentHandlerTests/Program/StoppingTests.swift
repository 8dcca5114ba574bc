import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import Glibc
import Testing

@testable import AssentHandler

@Suite("Stopping")
struct StoppingTests {
  @Test("SIGTERM under load drops no request that was accepted, and every choice that was answered is in the store", arguments: 0..<3)
  func underLoad(round: Int) async throws {
    let folder = try ProgramFolder()
    let program = try folder.start()
    let load = Load(port: try #require(await program.port())) { "/en/\(try folder.token($0))" }
    async let result = load.run(clients: 16)
    while load.count < 200 { try await Task.sleep(for: .milliseconds(5)) }
    program.terminate()
    let (code, output) = await program.end()
    let ended = await result
    #expect(code == 0, "\(output.suffix(500))")
    #expect(ended.dropped == [])
    #expect(ended.others == [])
    let store = try folder.store()
    #expect(try await store.head().position.rawValue == Int64(ended.answered.count))
    for profile in ended.answered {
      #expect(try await store.history(of: try #require(Profile.ID(profile))).count == 1)
    }
  }

  @Test("A request of which half has come by then is answered")
  func halfARequest() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start(["--metrics-port", "0"])
    let ports = try #require(await program.ports())
    let connection = try #require(BlockingConnection(port: ports.requests))
    let head =
      "POST /en/\(try folder.token("half")) HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4\r\n\r\n"
    #expect(connection.send(Array("\(head)ab".utf8)))
    try await Self.wait(for: "assent_requests_under_way", at: ports.metrics)
    program.terminate()
    try await Self.wait(for: "assent_stopping", at: ports.metrics)
    #expect(connection.send(Array("cd".utf8)))
    let answer = try #require(connection.answer())
    #expect(answer.status == 303)
    #expect(answer.headers["connection"] == "close")
    #expect(await program.end().code == 0)
    #expect(try await folder.store().head().position.rawValue == 1)
  }

  @Test("A connection that was made and has sent nothing yet is still answered")
  func newConnection() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start()
    let port = try #require(await program.port())
    let connection = try #require(BlockingConnection(port: port))
    program.terminate()
    _ = await program.firstLine { $0.contains("stopping") }
    #expect(connection.send(Array("GET /ready HTTP/1.1\r\nHost: x\r\n\r\n".utf8)))
    let answer = try #require(connection.answer())
    #expect(answer.status == 503)
    #expect(answer.text.contains("stopping"))
    #expect(await program.end().code == 0)
  }

  @Test("A request that never ends is given up after the time that is set")
  func bounded() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start(["--shutdown-timeout", "1", "--metrics-port", "0"])
    let ports = try #require(await program.ports())
    let connection = try #require(BlockingConnection(port: ports.requests))
    #expect(
      connection.send(
        Array(
          "POST /en/\(try folder.token("slow")) HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4\r\n\r\n"
            .utf8)))
    try await Self.wait(for: "assent_requests_under_way", at: ports.metrics)
    program.terminate()
    _ = await program.firstLine { $0.contains("stopping") }
    let start = ContinuousClock.now
    _ = await program.end()
    #expect(ContinuousClock.now - start < .seconds(20), "the time that is set is a second")
    #expect(connection.answer()?.status != 303)
    #expect(try await folder.store().head().position.rawValue == 0)
  }

  @Test("A second signal ends it at once")
  func twice() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start(["--shutdown-timeout", "60"])
    let port = try #require(await program.port())
    let connection = try #require(BlockingConnection(port: port))
    #expect(
      connection.send(
        Array(
          "POST /en/\(try folder.token("slow")) HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4\r\n\r\n"
            .utf8)))
    program.send(signal: SIGINT)
    _ = await program.firstLine { $0.contains("stopping") }
    program.send(signal: SIGTERM)
    let (code, output) = await program.end()
    #expect(code == 128 + SIGTERM)
    #expect(output.contains("stopping at once"))
    withExtendedLifetime(connection) {}
  }

  @Test("An idle program is gone in a moment")
  func idle() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start(["--metrics-port", "0"])
    _ = await program.ports()
    program.terminate()
    let (code, output) = await program.end()
    #expect(code == 0)
    #expect(output.contains("stopped"))
  }

  /// Waits until the program says that a number of its metrics is 1.
  private static func wait(for metric: String, at port: Int) async throws {
    try await AssentHandlerTests.wait(for: "\(metric) is 1") {
      MetricsText(try await HTTPClient(port: port).get("/metrics").text).value(metric) == 1
    }
  }
}
