import Dispatch
import Foundation
import Testing

/// A PostgreSQL of a test's own, which may be killed; removed with the value.
final class TestCluster: Sendable {
  let url: String
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assent-postgresql-\(UUID().uuidString)").path
    try Self.run("start", folder)
    url = try String(contentsOfFile: "\(folder)/url", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  deinit { try? Self.run("stop", folder) }

  /// Ends the server and all its processes with SIGKILL.
  func kill() throws { try Self.run("kill", folder) }

  /// Starts it again.
  func resume() throws { try Self.run("resume", folder) }

  /// Lets it speak TLS.
  func secure() throws { try Self.run("secure", folder) }

  private static func run(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: #filePath).appending(path: "../../../PostgreSQL/cluster").standardized
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    ended.wait()
    try #require(process.terminationStatus == 0, "Tests/PostgreSQL/cluster \(arguments) failed")
  }
}
