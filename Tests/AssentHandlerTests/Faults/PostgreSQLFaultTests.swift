import AssentModel
import AssentPostgreSQL
import AssentStore
import Foundation
import TestServers
import TestSupport
import Testing

@Suite("What happens to handlers when PostgreSQL is killed, and between two of them", .serialized)
struct PostgreSQLFaultTests {
  private static func store(_ cluster: TestCluster) throws -> PreferenceStore {
    try PreferenceStore(PostgreSQLBackend(try PostgreSQLLocation(cluster.url)))
  }

  private static func start(_ folder: ProgramFolder, _ cluster: TestCluster, _ name: String = "handler") throws -> RunningProgram {
    try folder.start(["--journal", folder.folder.path("\(name).journal")], store: cluster.url)
  }

  @Test("kill -9 of the server under load: opt-outs are answered and kept, opt-ins get 503, and all that was answered is there, once")
  func killed() async throws {
    let cluster = try TestCluster()
    let folder = try ProgramFolder()
    let program = try Self.start(folder, cluster)
    let port = try #require(await program.port())
    let client = HTTPClient(port: port)
    // Every third one opts in.
    let load = Load(port: port) { profile in
      "/en/\(try folder.token(profile, profile.utf8.reduce(0) { $0 &+ Int($1) } % 3 == 0 ? .optIn : .optOut))"
    }
    async let result = load.run(clients: 8)
    // A test that fails doesn't wait for answers that won't come.
    defer {
      load.stop()
      program.kill()
    }
    var answers = Answers()
    for round in 0..<5 {
      let count = load.count
      try await wait(for: "choices that are answered") { load.count >= count + 100 }
      try cluster.kill()
      try await wait(for: "a store that is away") { try await client.get("/ready").status == 503 }
      #expect(try await client.get("/ready").text.contains(#""store""#))
      let during = load.count
      let out = "out-\(round)"
      let kept = try await client.post("/en/\(try folder.token(out))", "button")
      #expect(kept.status == 303)
      answers.add([out])
      #expect(try await client.get(try #require(kept.headers["location"])).status == 200)
      let refused = try await client.post("/en/\(try folder.token("in-\(round)", .optIn))", "button")
      #expect(refused.status == 503 && refused.headers["retry-after"] != nil && refused.text.contains("unavailable"))
      let health = try await client.get("/health")
      #expect(health.status == 200)
      for part in [#""status":"degraded""#, #""store":"unavailable""#, #""full":false"#] { #expect(health.text.contains(part), "\(health.text)") }
      try await wait(for: "opt-outs that are answered while the server is away") { load.count > during }
      try cluster.resume()
      try await wait(for: "a store that is back") { try await client.get("/ready").status == 200 }
    }
    load.stop()
    let ended = await result
    try await wait(for: "an empty journal") { try await client.get("/health").text.contains(#""depth":0"#) }
    #expect(program.isRunning)
    program.terminate()
    #expect(await program.end().code == 0)
    answers.add(ended.answered)
    #expect(ended.dropped == [])
    #expect(Set(ended.others).isSubset(of: [503]))
    for (_, answer) in ended.refused { #expect(answer.headers["retry-after"] != nil) }
    // Of what was refused, nothing is there, unless the server was killed between a commit and its answer.
    try await answers.expectOnce(
      in: try Self.store(cluster), "kill -9 of PostgreSQL, 5 times", others: Array(ended.refused.keys) + (0..<5).map { "in-\($0)" })
  }

  @Test("Two handlers on one server record each choice once, however often and wherever it is sent")
  func once() async throws {
    let cluster = try TestCluster()
    let folder = try ProgramFolder()
    let programs = try [Self.start(folder, cluster, "a"), Self.start(folder, cluster, "b")]
    var clients: [HTTPClient] = []
    for program in programs { clients.append(HTTPClient(port: try #require(await program.port()))) }
    var answers = Answers()
    for round in 0..<10 {
      let profiles = (0..<8).map { "once-\(round)-\($0)" }
      try await withThrowingTaskGroup(of: Int.self) { group in
        for profile in profiles {
          let path = "/en/\(try folder.token(profile))"
          for client in clients + clients { group.addTask { try await client.post(path, "button").status } }
        }
        for try await status in group { #expect(status == 303) }
      }
      answers.add(profiles)
    }
    for program in programs { program.terminate() }
    for program in programs { #expect(await program.end().code == 0) }
    try await answers.expectOnce(in: try Self.store(cluster), "two handlers on one PostgreSQL, each choice 4 times at once")
  }

  @Test("Opt-in and opt-out of one profile that race on two handlers end in the one that committed last, and both handlers say so")
  func races() async throws {
    let cluster = try TestCluster()
    let folder = try ProgramFolder()
    let programs = try [Self.start(folder, cluster, "a"), Self.start(folder, cluster, "b")]
    var clients: [HTTPClient] = []
    for program in programs { clients.append(HTTPClient(port: try #require(await program.port()))) }
    let (first, second) = (clients[0], clients[1])
    let profiles = (0..<10).map { "race-\($0)" }
    for round in 0..<6 {
      try await withThrowingTaskGroup(of: Int.self) { group in
        for profile in profiles {
          let (out, back) = ("/en/\(try folder.token(profile))", "/en/\(try folder.token(profile, .optIn))")
          group.addTask { try await (round % 2 == 0 ? first : second).post(out, "button").status }
          group.addTask { try await (round % 2 == 0 ? second : first).post(back, "button").status }
        }
        for try await status in group { #expect(status == 303) }
      }
    }
    let store = try Self.store(cluster)
    var count = 0
    for profile in profiles {
      let history = try await store.history(of: try #require(Profile.ID(profile)))
      count += history.count
      #expect(zip(history, history.dropFirst()).allSatisfy { $0.after == $1.before })
      #expect(zip(history, history.dropFirst()).allSatisfy { $0.choice != $1.choice }, "a choice that changes nothing is no record")
      let last = try #require(history.last)
      #expect(try await store.preferences(of: last.profile) == last.after)
      #expect(last.after.effective(.email) == last.choice)
      let path = "/en/\(try folder.token(profile, .preferences))"
      let pages = try await (first.get(path), second.get(path))
      #expect(pages.0.status == 200 && pages.0.body == pages.1.body)
      #expect(pages.0.text.contains("value=\"1\" checked") == (last.choice == .optIn), "\(pages.0.text)")
    }
    for program in programs { program.terminate() }
    for program in programs { #expect(await program.end().code == 0) }
    #expect(try await store.verify().problems == [])
    print("| two handlers on one PostgreSQL, opt-in and opt-out racing | \(profiles.count * 12) answered | \(count) records that changed something |")
  }
}
