import AssentModel
import AssentPostgreSQL
import AssentSQLite
import AssentStore
import Foundation
import Testing

@Suite("Following the history")
struct WatchTests {
  @Test("Each entry is a line as it's recorded, and a signal ends it well", arguments: [SIGTERM, SIGINT])
  func follows(signal: Int32) async throws {
    let workshop = try Workshop()
    let store = try workshop.store()
    try await Choices.record("ana", in: store)
    let follower = try Follower(workshop, "--since", "0")
    try await follower.wait("the first entry") { try $0.positions() == [1] }
    try await Choices.record("bo", .optIn, .service(try #require(ServiceNumber(rawValue: 1))), in: store)
    try await follower.wait("the second entry") { try $0.positions() == [1, 2] }
    let line = try #require(try follower.lines().last)
    #expect(line["kind"] as? String == "record" && line["profile"] as? String == "bo" && line["scope"] as? String == "newsletter")
    #expect(line["choice"] as? String == "opt-in" && line["reason"] as? String == "asked" && line["network"] == nil && line["token_hash"] == nil)
    follower.signal(signal)
    #expect(try await follower.code() == 0)
    #expect(try follower.errorText().isEmpty)
  }

  @Test("Without a position it follows from now on, and pages of any size come whole")
  func fromNow() async throws {
    let workshop = try Workshop()
    let store = try workshop.store()
    try await Choices.fill(store, 2500)
    let all = try Follower(workshop, "--since", "100")
    try await all.wait("all entries") { try $0.positions() == Array(101...2500) }
    let later = try Follower(workshop)
    // Nothing tells from outside that it looked once, so choices are made until one comes.
    var count = 0
    try await later.wait("an entry") { follower in
      count += 1
      return try !follower.positions().isEmpty || { try Self.recordAndReturnFalse(count, store) }()
    }
    #expect(try later.positions().allSatisfy { $0 > 2500 })
    all.signal(SIGTERM)
    later.signal(SIGTERM)
    #expect(try await all.code() == 0)
    #expect(try await later.code() == 0)
  }

  private static func recordAndReturnFalse(_ count: Int, _ store: PreferenceStore) throws -> Bool {
    Task { try await Choices.record("later-\(count)", in: store) }
    return false
  }

  @Test("It waits for a file that is away, says so once, and goes on where it was")
  func fileAway() async throws {
    let workshop = try Workshop()
    try await Choices.record("ana", in: try workshop.store())
    let follower = try Follower(workshop, "--since", "0")
    try await follower.wait("the first entry") { try $0.positions() == [1] }
    #expect(try workshop.assent("store", "backup", "elsewhere.sqlite").code == 0)
    for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: workshop.storePath + ending) }
    try await follower.wait("the message") { try $0.errorText().contains("the store is away, waiting") }
    #expect(try workshop.assent("profile", "opt-out", "bo", "--reason", "asked", store: "sqlite:elsewhere.sqlite").code == 0)
    // A program may leave its newest records in the log beside the file.
    for ending in ["-wal", "-shm", ""] where workshop.exists("elsewhere.sqlite" + ending) {
      try FileManager.default.moveItem(atPath: workshop.path("elsewhere.sqlite" + ending), toPath: workshop.storePath + ending)
    }
    try await follower.wait("the second entry") { try $0.positions() == [1, 2] }
    #expect(try follower.errorText().matches(of: /the store is away/).count == 1 && follower.errorText().contains("the store is back"))
    follower.signal(SIGTERM)
    #expect(try await follower.code() == 0)
  }

  @Test("It ends when the history is another one than it followed")
  func otherHistory() async throws {
    let workshop = try Workshop()
    let follower = try Follower(workshop, "--since", "7")
    #expect(try await follower.code() == 1)
    #expect(try follower.errorText().contains("the history ends at position 0, before 7"))
  }

  @Test("It ends well when nobody reads any more", arguments: ["head -n 1", "true"])
  func brokenPipe(reader: String) async throws {
    let workshop = try Workshop()
    try await Choices.fill(try workshop.store(), 3000)
    let result = try workshop.shell("set -o pipefail; timeout 30 \"$assent\" watch --since 0 | \(reader) >/dev/null; echo ${PIPESTATUS[0]}")
    #expect(result.output == "0\n" && result.errors.isEmpty, "\(result.output) \(result.errors)")
  }

  @Test("It survives a PostgreSQL that is killed, and an export resumes over it")
  func postgresql() async throws {
    let workshop = try Workshop()
    let cluster = try Cluster()
    let store = try PreferenceStore(PostgreSQLBackend(try PostgreSQLLocation(cluster.url)))
    try await store.check()
    try await Choices.record("ana", in: store)
    let follower = try Follower(workshop, "--since", "0", store: cluster.url)
    try await follower.wait("the first entry") { try $0.positions() == [1] }
    let export = ["export", "history", "--format", "jsonl", "--checkpoint", "position", "-o"]
    #expect(try workshop.assent(export[0], export[1], export[2], export[3], export[4], export[5], export[6], "one", store: cluster.url).code == 0)
    try cluster.run("kill")
    try await follower.wait("the message") { try $0.errorText().contains("the store is away, waiting") }
    let failed = try workshop.assent("export", "preferences", "-o", "none", store: cluster.url)
    #expect(failed.code != 0 && !workshop.exists("none") && !workshop.exists("none.partial"))
    try cluster.run("resume")
    let again = try PreferenceStore(PostgreSQLBackend(try PostgreSQLLocation(cluster.url)))
    try await again.check()
    try await Choices.record("bo", in: again)
    try await follower.wait("the second entry") { try $0.positions() == [1, 2] }
    #expect(try workshop.assent(export[0], export[1], export[2], export[3], export[4], export[5], export[6], "two", store: cluster.url).code == 0)
    #expect(try workshop.text("one").contains("\"ana\"") && workshop.text("two").contains("\"bo\"") && !workshop.text("two").contains("\"ana\""))
    #expect(try workshop.text("position") == "2\n")
    follower.signal(SIGTERM)
    #expect(try await follower.code() == 0)
  }
}
