import Dispatch
import Foundation

/// A PostgreSQL of a test's own, which may be killed; removed with the value.
public final class TestCluster: Sendable {
  public let url: String
  private let folder: String

  public init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assent-postgresql-\(UUID().uuidString)").path
    try Self.run("start", folder)
    url = try String(contentsOfFile: "\(folder)/url", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  deinit { try? Self.run("stop", folder) }

  /// Ends the server and all its processes with SIGKILL.
  public func kill() throws { try Self.run("kill", folder) }

  /// Starts it again.
  public func resume() throws { try Self.run("resume", folder) }

  /// Lets it speak TLS.
  public func secure() throws { try Self.run("secure", folder) }

  /// The script of the cluster failed.
  struct Failure: Error { let arguments: [String] }

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
    guard process.terminationStatus == 0 else { throw Failure(arguments: arguments) }
  }
}
