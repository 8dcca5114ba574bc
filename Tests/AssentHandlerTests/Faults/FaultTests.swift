import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import GRDB
import Glibc
import TestSupport
import Testing

@Suite("What kills servers", .serialized)
struct FaultTests {
  /// Every profile is in the history once, and the chain holds.
  private func expectOnce(_ profiles: [String], in store: PreferenceStore) async throws {
    for profile in profiles {
      let history = try await store.history(of: try #require(Profile.ID(profile)))
      #expect(history.count == 1, "\(profile) is there \(history.count) times")
    }
    #expect(try await store.verify().problems == [])
  }

  @Test("kill -9 under load, 200 times: every choice that was answered is there, once")
  func killed() async throws {
    let folder = try ProgramFolder()
    var answered: [String] = []
    for round in 0..<200 {
      let program = try folder.start()
      let load = Load(port: try #require(await program.port())) { "/en/\(try folder.token("r\(round)-\($0)"))" }
      async let result = load.run(clients: 8)
      while load.count < 5 + round % 20 { try await Task.sleep(for: .milliseconds(1)) }
      program.send(signal: SIGKILL)
      _ = await program.end()
      answered += await result.answered.map { "r\(round)-\($0)" }
    }
    #expect(answered.count >= 200 * 5)
    let store = try folder.store()
    try await expectOnce(answered, in: store)
    // What was committed and not answered, when the program was killed in between, is there as well.
    #expect(try await store.head().position.rawValue >= Int64(answered.count))
  }

  @Test("Two handlers on one SQLite file lose nothing and record nothing twice")
  func two() async throws {
    let folder = try ProgramFolder()
    let programs = try [
      folder.start(["--journal", folder.folder.path("a.journal")]), folder.start(["--journal", folder.folder.path("b.journal")]),
    ]
    let one = Load(port: try #require(await programs[0].port())) { "/en/\(try folder.token("h0-\($0)"))" }
    let other = Load(port: try #require(await programs[1].port())) { "/en/\(try folder.token("h1-\($0)"))" }
    async let first = one.run(clients: 6)
    async let second = other.run(clients: 6)
    while one.count < 150 || other.count < 150 { try await Task.sleep(for: .milliseconds(5)) }
    one.stop()
    other.stop()
    let results = await (first, second)
    for program in programs { program.terminate() }
    for program in programs { #expect(await program.end().code == 0) }
    let answered = results.0.answered.map { "h0-\($0)" } + results.1.answered.map { "h1-\($0)" }
    #expect(results.0.others == [] && results.1.others == [])
    let store = try folder.store()
    try await expectOnce(answered, in: store)
    #expect(try await store.head().position.rawValue == Int64(answered.count))
  }

  @Test("While another program keeps the database locked, opt-outs are answered and kept, the rest gets 503; then all of it is recorded, once")
  func locked() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start()
    let client = HTTPClient(port: try #require(await program.port()))
    #expect(try await client.post("/en/\(try folder.token("first"))", "button").status == 303)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: folder.folder.path("store.sqlite"), configuration: configuration)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let out = try folder.token("out")
    let kept = try await client.post("/en/\(out)", "button")
    #expect(kept.status == 303)
    // The confirmation is shown while the store is away.
    #expect(try await client.get(try #require(kept.headers["location"])).status == 200)
    let refused = try await client.post("/en/\(try folder.token("in", .optIn))", "button")
    #expect(refused.status == 503 && refused.headers["retry-after"] != nil)
    let health = try await client.get("/health").text
    #expect(health.contains(#""depth":1"#), "\(health)")
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    for _ in 0..<400 {
      if try await client.get("/health").text.contains(#""depth":0"#) { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    program.terminate()
    #expect(await program.end().code == 0)
    let store = try folder.store()
    try await expectOnce(["first", "out"], in: store)
    #expect(try await store.head().position.rawValue == 2)
  }

  @Test("A handler whose database is damaged takes opt-outs, and records them in the one that is restored")
  func corrupt() async throws {
    let folder = try ProgramFolder()
    let file = folder.folder.path("store.sqlite")
    let healthy = try folder.store()
    try await healthy.close()
    try SQLiteBackend.seal(path: file)
    let backup = try Data(contentsOf: URL(filePath: file))
    var damaged = backup
    for index in 100..<damaged.count { damaged[index] = 0xA5 }
    try damaged.write(to: URL(filePath: file))
    let program = try folder.start()
    let port = await program.port()
    let client = HTTPClient(port: try #require(port))
    #expect(try await client.post("/en/\(try folder.token("out"))", "button").status == 303)
    #expect(try await client.post("/en/\(try folder.token("in", .optIn))", "button").status == 503)
    program.terminate()
    _ = await program.end()
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + suffix) }
    try backup.write(to: URL(filePath: file))
    let again = try folder.start()
    let second = HTTPClient(port: try #require(await again.port()))
    for _ in 0..<400 {
      if try await second.get("/health").text.contains(#""depth":0"#) { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    again.terminate()
    #expect(await again.end().code == 0)
    try await expectOnce(["out"], in: try folder.store())
  }
}
