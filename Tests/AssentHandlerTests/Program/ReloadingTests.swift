import AssentLinks
import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import Glibc
import TestSupport
import Testing

@testable import AssentHandler

@Suite("Reading everything again on SIGHUP")
struct ReloadingTests {
  @Test("A rotated key ring and a rebuilt site are taken under load, and no request fails")
  func underLoad() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start()
    let port = try #require(await program.port())
    let client = HTTPClient(port: port)
    let old = try folder.token("old-link")
    let load = Load(port: port) { "/en/\(try folder.token($0))" }
    async let result = load.run(clients: 8)
    while load.count < 50 { try await Task.sleep(for: .milliseconds(5)) }

    var generator = SystemRandomNumberGenerator()
    let rotated = try folder.keys.rotate(now: Timestamp(seconds: 1), using: &generator)
    let new = try folder.token("new-link", ring: rotated)
    #expect(try await client.get("/en/\(new)").status == 400)
    let next = folder.folder.path("public.next")
    try TestSite(generation: "second").write(to: next)
    #expect(unsafe rename(folder.folder.path("public"), folder.folder.path("public.last")) == 0)
    #expect(unsafe rename(next, folder.folder.path("public")) == 0)
    program.send(signal: SIGHUP)
    _ = await program.firstLine { $0.contains("read again") && $0.contains("key ring") }

    let count = load.count
    while load.count < count + 50 { try await Task.sleep(for: .milliseconds(5)) }
    for token in [old, new] {
      let page = try await client.get("/en/\(token)")
      #expect(page.status == 200)
      #expect(page.text.contains("site second"))
      // What the handler signs is signed with the new key.
      let undo = try #require(page.value(after: "class=\"everything\" href=\""))
      let signed = try #require(undo.split(separator: "/").last)
      #expect(try rotated.verify(signed).keyID == rotated.keys.max { $0.createdAt < $1.createdAt }?.id)
      #expect(try await client.post("/en/\(token)").status == 303)
    }
    load.stop()
    let ended = await result
    #expect(ended.dropped == [])
    #expect(ended.others == [])
    program.terminate()
    #expect(await program.end().code == 0)
    #expect(try await folder.store().head().position.rawValue == Int64(ended.answered.count) + 2)
  }

  @Test("What can't be read leaves the one before in place, with an error in the log")
  func broken() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start(["--metrics-port", "0"])
    let ports = try #require(await program.ports())
    let client = HTTPClient(port: ports.requests)
    let path = "/en/\(try folder.token("somebody"))"
    try Data("{".utf8).write(to: URL(fileURLWithPath: folder.keys.path))
    try Data("{".utf8).write(to: URL(fileURLWithPath: folder.folder.path("public/pages.json")))
    program.send(signal: SIGHUP)
    let line = await program.firstLine { $0.contains("error") && $0.contains("key ring") }
    #expect(line?.contains("the one before goes on") == true, "\(line ?? "")")
    #expect(try await client.get(path).status == 200)
    #expect(try await client.post(path).status == 303)
    let metrics = MetricsText(try await HTTPClient(port: ports.metrics).get("/metrics").text)
    #expect(metrics.value("assent_reloads_total", ["part": "key ring", "result": "failure"]) == 1)
    #expect(metrics.value("assent_reloads_total", ["part": "site", "result": "failure"]) == 1)
    program.terminate()
    #expect(await program.end().code == 0)
  }

  @Test("A ring of which no key signs is refused, and the one before goes on")
  func unsigned() throws {
    let folder = try TemporaryFolder()
    var generator = SystemRandomNumberGenerator()
    let file = KeyRingFile(path: folder.path("keys"))
    let ring = try file.create(now: Timestamp(seconds: 0), using: &generator)
    let source = try KeyRingSource { () throws(KeyRingError) in try file.read() }
    let text = try String(contentsOfFile: file.path, encoding: .utf8).replacing("active", with: "retired")
    try text.write(toFile: file.path, atomically: false, encoding: .utf8)
    #expect(throws: KeyRingError.self) { try source.reload() }
    #expect(source.current.keys.map(\.id) == ring.keys.map(\.id))
    #expect(throws: KeyRingError.self) { try KeyRingSource { () throws(KeyRingError) in try file.read() } }
  }
}
