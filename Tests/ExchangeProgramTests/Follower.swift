import Dispatch
import Foundation
import Synchronization
import Testing

/// `assent watch`, running until it's stopped.
final class Follower: Sendable {
  private let process: Mutex<Process>
  private let output: URL
  private let errors: URL
  private let ended = Mutex<Int32?>(nil)

  init(_ workshop: Workshop, _ arguments: String..., store: String? = nil) throws {
    (output, errors) = (workshop.folder.appending(path: "watch-\(UUID().uuidString)"), workshop.folder.appending(path: "watch-\(UUID().uuidString)"))
    try Data().write(to: output)
    try Data().write(to: errors)
    let process = workshop.process(
      Workshop.programs.appending(path: "assent"), ["watch", "--every", "1s"] + arguments, store: store)
    (process.standardOutput, process.standardError) = (try FileHandle(forWritingTo: output), try FileHandle(forWritingTo: errors))
    self.process = Mutex(process)
    try self.process.withLock { process in
      process.terminationHandler = { [weak self] process in self?.ended.withLock { $0 = process.terminationStatus } }
      try process.run()
    }
  }

  deinit { process.withLock { if $0.isRunning { kill($0.processIdentifier, SIGKILL) } } }

  func signal(_ number: Int32) { process.withLock { _ = kill($0.processIdentifier, number) } }

  /// The lines that are whole, as objects.
  func lines() throws -> [[String: Any]] {
    let text = try String(contentsOf: output, encoding: .utf8)
    return try text.split(separator: "\n").filter { _ in text.hasSuffix("\n") }.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  func positions() throws -> [Int] { try lines().compactMap { $0["position"] as? Int } }

  func errorText() throws -> String { try String(contentsOf: errors, encoding: .utf8) }

  /// Waits for something, half a minute at most.
  func wait(_ what: String, until isTrue: (Follower) throws -> Bool) async throws {
    for _ in 0..<1500 {
      if try isTrue(self) { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("\(what) never came: \(try errorText())")
    throw NeverCame(what: what)
  }

  struct NeverCame: Error { var what: String }

  /// The exit code, once it has ended.
  func code() async throws -> Int32 {
    try await wait("the end") { $0.ended.withLock { $0 } != nil }
    return try #require(ended.withLock { $0 })
  }
}
