import Foundation
import TestSupport
import Testing

/// A clock that a test sets, for a program that is started with its environment. See `Tests/SetClock`.
struct SetClock {
  private let file: String
  private let library: String

  init(in folder: TemporaryFolder) throws {
    library = URL(fileURLWithPath: try RunningProgram.path()).deletingLastPathComponent().appending(path: "libSetClock.so").path
    try #require(FileManager.default.fileExists(atPath: library), "swift build makes \(library)")
    file = folder.path("clock")
    try set(hours: 0)
  }

  var environment: [String: String] { ["LD_PRELOAD": library, "ASSENT_TEST_CLOCK": file] }

  /// - Parameter hours: from the time that it is.
  func set(hours: Int) throws { try Data("\(hours * 3600)\n".utf8).write(to: URL(fileURLWithPath: file), options: .atomic) }
}
