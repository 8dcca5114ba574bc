import AssentLinks
import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import Glibc
import TestSupport
import Testing

@testable import AssentHandler

@Suite("Slow senders")
struct SlowSenderTests {
  @Test("A thousand connections that send a byte now and then don't keep others from being served by the real program")
  func thousand() async throws {
    #expect(OpenFiles.connections(atMost: 2000) >= 1100, "the system lets this test open too few files")
    let folder = try TemporaryFolder()
    try TestSite().write(to: folder.path("public"))
    var generator = SystemRandomNumberGenerator()
    let keys = try KeyRingFile(path: folder.path("assent.keys")).create(now: Timestamp(seconds: 0), using: &generator)
    let store = folder.path("store.sqlite")
    let program = try RunningProgram(
      [
        "--site", folder.path("public"), "--port", "0", "--store", "sqlite:\(store)", "--keys", folder.path("assent.keys"),
        "--connections-per-client", "0",
      ],
      environment: [:])
    let first = await program.firstLine { $0.contains("listening on") }
    let client = HTTPClient(port: try #require(first?.split(separator: ":").last.flatMap { Int($0) }))
    let slow = try (0..<1000).map { _ in try RawConnection(port: client.port) }
    let token = try keys.sign(Link(.optOut, profile: try #require(Profile.ID("slow")))).text
    // Half of them never finish their header, the other half never their body.
    let starts = [
      "GET /en/ HTTP/1.1\r\nX: ", "POST /en/\(token) HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data\r\nContent-Length: 999\r\n\r\n",
    ]
    for (index, connection) in slow.enumerated() { #expect(connection.send(starts[index % 2])) }
    for round in 0..<5 {
      for connection in slow { connection.send("a") }
      let profile = try #require(Profile.ID("person-\(round)"))
      let path = "/en/\(try keys.sign(Link(.optOut, profile: profile)).text)"
      #expect(try await client.get(path).status == 200)
      #expect(try await client.post(path).status == 303)
      #expect(try await client.post(path, "List-Unsubscribe=One-Click").status == 200)
    }
    program.terminate()
    withExtendedLifetime(slow) {}
    let reader = try PreferenceStore(SQLiteBackend(path: store))
    #expect(try await reader.head().position.rawValue == 5)
  }
}
