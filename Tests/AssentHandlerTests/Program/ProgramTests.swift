import AssentLinks
import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import TestSupport
import Testing

@testable import AssentHandler

@Suite("The program")
struct ProgramTests {
  @Test("It listens, records, and ends in order on SIGTERM")
  func runs() async throws {
    let folder = try TemporaryFolder()
    try TestSite().write(to: folder.path("public"))
    var generator = SystemRandomNumberGenerator()
    let keys = try KeyRingFile(path: folder.path("assent.keys")).create(now: Timestamp(seconds: 0), using: &generator)
    let profile = try #require(Profile.ID("a-profile-of-the-log-test"))
    let token = try keys.sign(Link(.optOut, profile: profile)).text
    let program = try RunningProgram(
      ["--site", folder.path("public"), "--port", "0"],
      environment: [
        "ASSENT_SITE": "/nowhere", "ASSENT_STORE": "sqlite:\(folder.path("store.sqlite"))", "ASSENT_KEYS": folder.path("assent.keys"),
      ])
    let first = await program.firstLine { $0.contains("listening on") }
    let line = try #require(first)
    #expect(line.hasPrefix("assent-handler: listening on http://127.0.0.1:"))
    let client = HTTPClient(port: try #require(line.split(separator: ":").last.flatMap { Int($0) }))
    let answers = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<10 { group.addTask { try await client.post("/fr/\(token)").status } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers == Array(repeating: 303, count: 10))
    program.terminate()
    let (code, output) = await program.end()
    #expect(code == 0)
    #expect(output.contains("link"))
    #expect(!output.contains(token))
    #expect(!output.contains(profile.text))
    let store = try PreferenceStore(SQLiteBackend(path: folder.path("store.sqlite")))
    #expect(try await store.history(of: profile).count == 1)
  }

  @Test("What keeps it from starting is one clear sentence and exit code 1")
  func cannotStart() async throws {
    let folder = try TemporaryFolder()
    try TestSite().write(to: folder.path("public"))
    var generator = SystemRandomNumberGenerator()
    _ = try KeyRingFile(path: folder.path("assent.keys")).create(now: Timestamp(seconds: 0), using: &generator)
    let store = "sqlite:\(folder.path("store.sqlite"))"
    let right = ["--site", folder.path("public"), "--store", store, "--keys", folder.path("assent.keys")]
    for (wrong, word) in [
      (["--site", folder.path], "assent build"), (["--store", "mysql:x"], "sqlite:PATH"),
      (["--store", "sqlite:\(folder.path("none/store.sqlite"))"], "folder"), (["--keys", folder.path("other.keys")], "assent keys new"),
      (["--port", "70000"], "65535"),
    ] {
      var arguments = right
      if let index = arguments.firstIndex(of: wrong[0]) { arguments.replaceSubrange(index...(index + 1), with: wrong) } else { arguments += wrong }
      let program = try RunningProgram(arguments, environment: [:])
      let (code, output) = await program.end()
      #expect(code == 1, "\(wrong)")
      #expect(output.hasPrefix("assent-handler: "), "\(output)")
      #expect(output.contains(word), "\(output)")
      #expect(output.filter { $0 == "\n" }.count == 1, "\(output)")
    }
  }

  @Test("An unknown flag is a wrong use, exit code 64")
  func usage() async throws {
    let (code, output) = await (try RunningProgram(["--colour"], environment: [:])).end()
    #expect(code == 64)
    #expect(output.contains("--colour"))
  }
}
