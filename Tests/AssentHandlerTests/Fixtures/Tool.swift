import Foundation

/// A program of the system that a test runs to its end.
enum Tool {
  /// Returns the exit code, and what it wrote to both outputs.
  static func run(_ path: String, _ arguments: [String]) async throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    return await withCheckedContinuation { ended in
      Thread.detachNewThread {
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        ended.resume(returning: (process.terminationStatus, String(decoding: output, as: UTF8.self)))
      }
    }
  }

  /// The first of these programs that is installed.
  static func installed(_ paths: String...) -> String? { paths.first { FileManager.default.isExecutableFile(atPath: $0) } }
}
