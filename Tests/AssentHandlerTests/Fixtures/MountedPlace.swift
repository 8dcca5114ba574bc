import Foundation
import Testing

/// A place whose mounts only the processes that are started in it see: it and they go with the value.
///
/// To mount takes root, and a system that lets it; without, the test fails and says so.
final class MountedPlace: Sendable {
  private let process: Process
  private let input: Pipe

  /// - Parameter mounts: the commands of a shell that mount what is wanted.
  init(_ mounts: String) throws {
    process = Process()
    input = Pipe()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
    // It lives until its input ends, so also no longer than the tests.
    process.arguments = ["--mount", "--propagation", "private", "/bin/sh", "-e", "-c", "\(mounts)\necho mounted\nexec cat >/dev/null"]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let answer = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    try #require(answer.hasPrefix("mounted"), "this test mounts file systems of its own, which root may and this system doesn't let it: \(answer)")
  }

  deinit { process.terminate() }

  /// What a program is started with there.
  var launcher: [String] { ["/usr/bin/nsenter", "--target", "\(process.processIdentifier)", "--mount", "--"] }

  /// Runs a command of a shell there. Returns its output.
  @discardableResult
  func run(_ command: String) async throws -> String {
    let launcher = launcher
    let ended = try await Tool.run(launcher[0], Array(launcher.dropFirst()) + ["/bin/sh", "-c", command])
    try #require(ended.code == 0, "\(command): \(ended.output)")
    return ended.output
  }

  /// Leaves no byte free on the disk of this folder.
  func fill(_ folder: String) async throws { try await run("cat /dev/zero >'\(folder)/filler' 2>/dev/null || true") }

  func makeRoom(_ folder: String) async throws { try await run("rm '\(folder)/filler'") }
}
