import ArgumentParser
import AssentCommand
import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import Testing

@Suite("The commands for evidence")
struct EvidenceCommandTests {
  private static func run(_ arguments: String...) async throws {
    var command = try Assent.parseAsRoot(arguments)
    if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
  }

  @Test("assent build keeps an archive beside the output unless it is told not to")
  func build() async throws {
    let scratch = try EvidenceCase()
    let site = scratch.folder.appending(path: "site").path
    try await Self.run("build", "--site", site, "--output", scratch.output, "--quiet", "--no-archive")
    #expect(!FileManager.default.fileExists(atPath: scratch.archive))
    try await Self.run("build", "--site", site, "--output", scratch.output, "--quiet")
    #expect(try scratch.archived().count > 100)
    let other = scratch.folder.appending(path: "kept").path
    try await Self.run("build", "--site", site, "--output", scratch.output, "--quiet", "--archive", other)
    #expect(FileManager.default.fileExists(atPath: "\(other)/pages"))
  }

  @Test("assent evidence writes each format to a file, and ends with code 1 when a page was altered", arguments: ["text", "json", "html"])
  func evidence(format: String) async throws {
    let scratch = try EvidenceCase()
    try scratch.build()
    try await scratch.choose(.optIn, .channel(.email), on: .optIn)
    let file = scratch.folder.appending(path: "evidence").path
    let store = "sqlite:\(scratch.storePath)"
    let arguments = ["evidence", scratch.profile.text, "--store", store, "--archive", scratch.archive, "--format", format, "-o"]
    var command = try #require(try Assent.parseAsRoot(arguments + [file]) as? any AsyncParsableCommand)
    try await command.run()
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("opt-in") || format == "json")
    let page = try scratch.page(.optIn, "fr")
    try Data("x".utf8).write(to: URL(filePath: scratch.archive).appending(path: ArchivePath.page(page.sha256)))
    var again = try #require(try Assent.parseAsRoot(arguments + [file + "2"]) as? any AsyncParsableCommand)
    await #expect(throws: ExitCode(1)) { try await again.run() }
  }

  @Test("assent profile erase takes a reason that names nobody, and what it erased is gone")
  func erase() async throws {
    let scratch = try EvidenceCase()
    try scratch.build()
    try await scratch.choose(.optOut, .everyChannel, on: .optOutOfEverything)
    let store = "sqlite:\(scratch.storePath)"
    #expect(throws: (any Error).self) { try Assent.parseAsRoot(["profile", "erase", "ana", "--reason", "ana asked", "--store", store]) }
    #expect(throws: (any Error).self) { try Assent.parseAsRoot(["profile", "erase", "ana", "--store", store]) }
    try await Self.run("profile", "erase", scratch.profile.text, "--reason", "asked by letter", "--operator", "Ines", "--store", store)
    #expect(try await scratch.store.history(of: scratch.profile).isEmpty)
    #expect(try await scratch.store.preferences(of: scratch.profile).every == .optOut)
    try await Self.run("report", "bursts", "--store", store, "--format", "json")
  }

  @Test(
    "A store that isn't there is an error, and isn't made",
    arguments: [["evidence", "p", "--no-pages"], ["profile", "erase", "p", "--reason", "r"]])
  func missing(arguments: [String]) async throws {
    let scratch = try EvidenceCase()
    let path = scratch.folder.appending(path: "none.sqlite").path
    var command = try #require(try Assent.parseAsRoot(arguments + ["--store", "sqlite:\(path)"]) as? any AsyncParsableCommand)
    await #expect(throws: StoreError.self) { try await command.run() }
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
