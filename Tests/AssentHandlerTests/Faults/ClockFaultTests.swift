import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import GRDB
import TestSupport
import Testing

@Suite("A clock that is set back", .serialized)
struct ClockFaultTests {
  private static func choose(_ path: String, _ client: HTTPClient) async throws -> HTTPAnswer {
    let answer = try await client.post(path, "button")
    #expect(answer.status == 303, "\(answer.status)")
    return answer
  }

  @Test("While the clock jumps under load, records stay in order, the newest choice wins, ids are unique, undo works, and the chain holds")
  func jumps() async throws {
    let folder = try ProgramFolder()
    let clock = try SetClock(in: folder.folder)
    let program = try folder.start(environment: clock.environment)
    let port = try #require(await program.port())
    let client = HTTPClient(port: port)
    let load = Load(port: port) { "/en/\(try folder.token($0))" }
    async let result = load.run(clients: 4)
    // A test that fails doesn't wait for answers that won't come.
    defer {
      load.stop()
      program.kill()
    }
    let profiles = (0..<5).map { "person-\($0)" }
    var expected: [String: [Choice]] = [:]
    for (round, time) in [0, -1, -720, 24, -2, -9600, 0].enumerated() {
      try clock.set(hours: time)
      let action: LinkAction = round % 2 == 0 ? .optIn : .optOut
      for profile in profiles {
        _ = try await Self.choose("/en/\(try folder.token(profile, action))", client)
        expected[profile, default: []].append(round % 2 == 0 ? .optIn : .optOut)
      }
      let count = load.count
      try await wait(for: "choices that are answered") { load.count >= count + 20 }
    }
    // An opt-out whose undo link was made before the clock is set back.
    let out = try await Self.choose("/en/\(try folder.token("regrets"))", client)
    try clock.set(hours: -3)
    let confirmation = try await client.get(try #require(out.headers["location"]))
    #expect(confirmation.status == 200)
    _ = try await Self.choose(try #require(confirmation.value(after: "class=\"undo\" method=\"post\" action=\"")), client)
    load.stop()
    let ended = await result
    #expect(ended.dropped == [] && ended.others == [])
    #expect(program.isRunning)
    program.terminate()
    #expect(await program.end().code == 0)

    let store = try folder.store()
    for (profile, choices) in expected {
      let history = try await store.history(of: try #require(Profile.ID(profile)))
      #expect(history.map(\.choice) == choices)
      #expect(try await store.preferences(of: try #require(Profile.ID(profile))) == history.last?.after)
    }
    let regrets = try await store.history(of: try #require(Profile.ID("regrets")))
    #expect(regrets.map(\.method) == [.page, .undo] && regrets.last?.after == Preferences())
    let entries = try await store.entries(after: .start, limit: 1_000_000)
    #expect(entries.map(\.position.rawValue) == Array(1...Int64(entries.count)))
    #expect(entries.count == ended.answered.count + expected.values.reduce(0) { $0 + $1.count } + 2)
    let ids = entries.compactMap { $0.record?.id.description }
    #expect(Set(ids).count == entries.count && ids.allSatisfy { $0.dropFirst(14).first == "7" })
    // The times show that the program's clock went back.
    let times = entries.map(\.content.time)
    #expect(zip(times, times.dropFirst()).contains { $0 > $1 })
    #expect(try await store.verify().problems == [])
    print("| the clock set back and forth, 8 times | \(entries.count) answered | \(Set(ids).count) found once | \(entries.count) records |")
  }

  @Test("A link ends and counts again as the clock says; an opt-out never ends")
  func expiry() async throws {
    let folder = try ProgramFolder()
    let clock = try SetClock(in: folder.folder)
    let program = try folder.start(environment: clock.environment)
    let client = HTTPClient(port: try #require(await program.port()))
    let ended = UInt32(Date().timeIntervalSince1970) - 1800
    let (out, back) = (try folder.token("p", expiresAt: ended), try folder.token("p", .optIn, expiresAt: ended))
    for (time, status) in [(0, 410), (-1, 200), (0, 410), (-24, 200), (9600, 410)] {
      try clock.set(hours: time)
      #expect(try await client.get("/en/\(back)").status == status, "\(time)")
      #expect(try await client.get("/en/\(out)").status == 200)
      #expect(try await client.post("/en/\(back)", "button").status == (status == 200 ? 303 : status))
      _ = try await Self.choose("/en/\(out)", client)
    }
    program.terminate()
    #expect(await program.end().code == 0)
    let history = try await folder.store().history(of: try #require(Profile.ID("p")))
    #expect(history.map(\.choice) == [.optOut, .optIn, .optOut, .optIn, .optOut])
  }

  @Test("An opt-out that waits in the journal counts as newer than what was recorded before, though the clock says it's older")
  func journal() async throws {
    let folder = try ProgramFolder()
    let clock = try SetClock(in: folder.folder)
    var program = try folder.start(environment: clock.environment)
    var client = HTTPClient(port: try #require(await program.port()))
    let profiles = ["this-run", "earlier-run"]
    for profile in profiles { _ = try await Self.choose("/en/\(try folder.token(profile, .optIn))", client) }
    for (profile, time) in zip(profiles, [-1, -48]) {
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: folder.folder.path("store.sqlite"), configuration: configuration)
      try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
      try clock.set(hours: time)
      _ = try await Self.choose("/en/\(try folder.token(profile))", client)
      #expect(try await client.get("/health").text.contains(#""depth":1"#))
      try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
      try other.close()
      try await wait(for: "an empty journal") { try await client.get("/health").text.contains(#""depth":0"#) }
      guard profile != profiles.last else { break }
      // Another run, which knows the newest record from the store.
      program.terminate()
      #expect(await program.end().code == 0)
      program = try folder.start(environment: clock.environment)
      client = HTTPClient(port: try #require(await program.port()))
      try await wait(for: "a program that is ready") { try await client.get("/ready").status == 200 }
    }
    program.terminate()
    #expect(await program.end().code == 0)
    let store = try folder.store()
    for profile in profiles {
      let history = try await store.history(of: try #require(Profile.ID(profile)))
      #expect(history.map(\.choice) == [.optIn, .optOut], "\(profile)")
      #expect(history.last?.after == Preferences(every: .optOut))
      #expect(try #require(history.last).time < history[0].time)
    }
    #expect(try await store.verify().problems == [])
  }
}
