import AssentLinks
import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import TestSupport
import Testing

@testable import AssentHandler

@Suite("The network that a choice came from")
struct NetworkTests {
  private static let form = ["Content-Type": "application/x-www-form-urlencoded"]

  private static func choose(_ path: String, _ client: HTTPClient, from address: String?, _ body: String = "button") async throws -> Int {
    var headers = form.merging(["Content-Length": "\(body.utf8.count)"]) { $1 }
    headers["X-Forwarded-For"] = address
    return try await client.send("POST", path, headers, body: Array(body.utf8)).status
  }

  private static func network(of profile: String, _ folder: ProgramFolder) async throws -> String? {
    let history = try await folder.store().history(of: try #require(Profile.ID(profile)))
    return try #require(history.first, "no record of \(profile)").network
  }

  @Test("Nothing is kept of it unless the operator says so")
  func none() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start(["--trust-proxy", "127.0.0.1"])
    let client = HTTPClient(port: try #require(await program.port()))
    #expect(try await Self.choose("/en/\(try folder.token("page"))", client, from: "203.0.113.77") == 303)
    #expect(try await Self.choose("/en/\(try folder.token("button"))", client, from: "203.0.113.77", "List-Unsubscribe=One-Click") == 200)
    program.terminate()
    let (code, output) = await program.end()
    #expect(code == 0 && !output.contains("203.0.113"))
    for profile in ["page", "button"] { #expect(try await Self.network(of: profile, folder) == nil) }
    for suffix in ["", "-wal", ".journal"] {
      let bytes = (try? Data(contentsOf: URL(fileURLWithPath: folder.folder.path("store.sqlite\(suffix)")))) ?? Data()
      #expect(bytes.firstRange(of: Data("203.0.113".utf8)) == nil)
    }
  }

  @Test("With --evidence address it is kept, cut off, of the client behind a proxy that is trusted; logs and metrics don't show it")
  func kept() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start(
      ["--evidence", "address", "--trust-proxy", "127.0.0.1", "--metrics-port", "0", "--log-level", "trace"])
    let ports = try #require(await program.ports())
    let client = HTTPClient(port: ports.requests)
    let cases: [(String, String?, String)] = [
      ("four", "203.0.113.77", "203.0.113.0/24"), ("six", "2001:db8:1:2::3", "2001:db8:1::/48"), ("mapped", "::ffff:203.0.113.9", "203.0.113.0/24"),
      ("forged", "192.0.2.1, 198.51.100.9", "198.51.100.0/24"), ("direct", nil, "127.0.0.0/24"), ("nonsense", "somebody", "127.0.0.0/24"),
    ]
    for (profile, address, _) in cases { #expect(try await Self.choose("/en/\(try folder.token(profile))", client, from: address) == 303) }
    #expect(try await Self.choose("/en/\(try folder.token("button"))", client, from: "203.0.113.77", "List-Unsubscribe=One-Click") == 200)
    let metrics = try await HTTPClient(port: ports.metrics).get("/metrics").text
    program.terminate()
    let (code, output) = await program.end()
    #expect(code == 0)
    for part in ["203.0.113", "2001:db8", "198.51.100", "192.0.2"] { #expect(!metrics.contains(part) && !output.contains(part)) }
    for (profile, _, network) in cases + [("button", nil, "203.0.113.0/24")] {
      #expect(try await Self.network(of: profile, folder) == network, "\(profile)")
    }
    #expect(try await folder.store().verify().problems == [])
  }

  @Test("Nobody's word is taken for it")
  func untrusted() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start(["--evidence", "address"])
    let client = HTTPClient(port: try #require(await program.port()))
    #expect(try await Self.choose("/en/\(try folder.token("p"))", client, from: "203.0.113.77") == 303)
    program.terminate()
    #expect(await program.end().code == 0)
    #expect(try await Self.network(of: "p", folder) == "127.0.0.0/24")
  }

  @Test("What was kept long enough is removed when the program starts, also when nothing is kept any longer; the records stay")
  func retention() async throws {
    let folder = try ProgramFolder()
    var generator = SystemRandomNumberGenerator()
    let now = Int64(Date().timeIntervalSince1970)
    do {
      let store = try folder.store()
      for (profile, age) in [("old", Int64(31)), ("new", 29)] {
        let link = try folder.ring.verify(try folder.token(profile))
        let time = Timestamp(seconds: now - age * 86_400)
        let evidence = PageEvidence(locale: try #require(LocaleTag("en")), network: "203.0.113.0/24")
        let submission = try #require(
          Submission(
            id: RecordID(at: time, from: &generator), salt: RecordSalt(from: &generator), link: link, form: .button, evidence: evidence))
        _ = try await store.record(submission, at: time)
      }
      try await store.close()
    }
    let program = try folder.start(["--evidence-retention", "30d"])
    _ = await program.firstLine { $0.contains("networks that were kept long enough are removed") }
    program.terminate()
    #expect(await program.end().code == 0)
    #expect(try await Self.network(of: "old", folder) == nil)
    #expect(try await Self.network(of: "new", folder) == "203.0.113.0/24")
    #expect(try await folder.store().verify().problems == [])
  }
}
