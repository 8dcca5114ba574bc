import Dispatch
import Foundation
import Testing

/// A PostgreSQL of a test's own, which may be killed; removed with the value.
final class Cluster: Sendable {
  let url: String
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assent-postgresql-\(UUID().uuidString)").path
    try Self.run("start", folder)
    url = try String(contentsOfFile: "\(folder)/url", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  deinit { try? Self.run("stop", folder) }

  /// `kill` or `resume`.
  func run(_ command: String) throws { try Self.run(command, folder) }

  private static func run(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: #filePath).appending(path: "../../PostgreSQL/cluster").standardized
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
