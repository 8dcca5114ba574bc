import Foundation
import Testing

/// A clock that a test sets, for a program that is started with its environment.
///
/// Source: Debian's package libfaketime, which stands between a program and the system's clock.
struct SetClock {
  private let file: String
  private let library: String

  init(in folder: TemporaryFolder) throws {
    let places = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
    let libraries = places.map { "/usr/lib/\($0)/faketime/libfaketimeMT.so.1" }.filter { FileManager.default.fileExists(atPath: $0) }
    library = try #require(libraries.first, "this test needs Debian's package libfaketime; Tests/run installs it")
    file = folder.file("clock")
    try set("+0")
  }

  var environment: [String: String] {
    ["LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": file, "FAKETIME_NO_CACHE": "1", "DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"]
  }

  /// The library adds to the environment of the first process that it's in, which moves it, and there Swift looks for the arguments of a program: so
  /// another one comes first.
  static let launcher = ["/usr/bin/env"]

  /// - Parameter difference: from the time that it is: `-1h`, `+0`, `+30d`.
  func set(_ difference: String) throws { try Data("\(difference)\n".utf8).write(to: URL(fileURLWithPath: file), options: .atomic) }
}
