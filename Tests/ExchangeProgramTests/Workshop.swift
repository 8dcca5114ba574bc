import AssentModel
import AssentSQLite
import AssentStore
import Dispatch
import Foundation
import Testing

/// A folder of its own for a test, with the starting site's `site.yml` and a store in it.
final class Workshop: Sendable {
  static let programs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  let folder: URL

  struct Result {
    var code: Int32
    var output: String
    var errors: String
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assent-workshop-\(UUID().uuidString)")
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder.appending(path: "Templates"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: package.appending(path: "Templates/site.yml"), to: folder.appending(path: "Templates/site.yml"))
    // Makes the file, which is closed when nobody has it any longer.
    _ = try store()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var storePath: String { path("assent.sqlite") }

  func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

  func store() throws -> PreferenceStore { try PreferenceStore(SQLiteBackend(path: storePath)) }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ data: Data, to name: String) throws { try data.write(to: folder.appending(path: name)) }

  func text(_ name: String) throws -> String { try String(contentsOf: folder.appending(path: name), encoding: .utf8) }

  /// The files and folders besides the store and the site, sorted.
  func names() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
    return names.filter { !$0.contains("sqlite") && $0 != "Templates" }.sorted()
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Runs `assent` in the folder, to its end.
  func assent(_ arguments: String..., store: String? = nil) throws -> Result {
    try run(Self.programs.appending(path: "assent"), arguments, store: store)
  }

  /// Runs a line of the shell in the folder, to its end; `$assent` is the program.
  func shell(_ line: String) throws -> Result { try run(URL(filePath: "/bin/bash"), ["-c", line]) }

  private func run(_ program: URL, _ arguments: [String], store: String? = nil) throws -> Result {
    let process = process(program, arguments, store: store)
    let files = try ["out", "err"].map { name in
      let url = folder.appending(path: "\(name)-\(UUID().uuidString)")
      try Data().write(to: url)
      return url
    }
    (process.standardOutput, process.standardError) = (try FileHandle(forWritingTo: files[0]), try FileHandle(forWritingTo: files[1]))
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    ended.wait()
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    return Result(
      code: process.terminationStatus, output: String(decoding: try Data(contentsOf: files[0]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self))
  }

  func process(_ program: URL, _ arguments: [String], store: String? = nil) -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("ASSENT_") }.merging(
      ["ASSENT_STORE": store ?? "sqlite:\(storePath)", "assent": Self.programs.appending(path: "assent").path(percentEncoded: false)]
    ) { $1 }
    process.standardInput = FileHandle.nullDevice
    return process
  }
}

/// Makes choices of people in a store.
enum Choices {
  static let now = Timestamp(milliseconds: 1_795_000_000_123)

  static func record(
    _ profile: String, _ choice: Choice = .optOut, _ scope: Scope = .channel(.email), in store: PreferenceStore, reason: String = "asked"
  ) async throws {
    var generator = SystemRandomNumberGenerator()
    let submission = Submission(
      id: RecordID(at: now, from: &generator), salt: RecordSalt(from: &generator), profile: try #require(Profile.ID(profile)), choice: choice,
      scope: scope, method: .byHand, statement: SenderStatement(reason: reason))
    _ = try await store.record(submission, at: now)
  }

  /// Many people's opt-outs, in one transaction.
  static func fill(_ store: PreferenceStore, _ count: Int) async throws {
    var generator = SystemRandomNumberGenerator()
    let late = try (0..<count).map { index in
      let submission = Submission(
        id: RecordID(at: now, from: &generator), salt: RecordSalt(from: &generator), profile: try #require(Profile.ID("person-\(index)")),
        choice: .optOut, scope: .everyChannel, method: .byHand, statement: SenderStatement(reason: "asked"))
      return LateSubmission(submission, at: now)
    }
    _ = try await store.replay(late)
  }
}
