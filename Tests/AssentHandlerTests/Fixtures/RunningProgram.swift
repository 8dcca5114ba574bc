import Foundation
import Glibc

/// The real `assent-handler`, beside the tests that were built with it.
final class RunningProgram: Sendable {
  private let process: Process
  private let lines: AsyncStream<String>
  private let reader: Task<Void, Never>

  /// The path of the program.
  static func path() throws -> String {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: "assent-handler").path
  }

  /// - Parameter launcher: a command that becomes the program, with its path and arguments behind it.
  init(_ arguments: [String], environment: [String: String], launcher: [String] = []) throws {
    let process = Process()
    let command = launcher + [try Self.path()] + arguments
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = environment
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = pipe
    try process.run()
    self.process = process
    let (lines, continuation) = AsyncStream<String>.makeStream()
    self.lines = lines
    let output = pipe.fileHandleForReading
    self.reader = Task {
      await withCheckedContinuation { (ended: CheckedContinuation<Void, Never>) in
        Thread.detachNewThread {
          var rest: [UInt8] = []
          while case let data = output.availableData, !data.isEmpty {
            rest += data
            while let end = rest.firstIndex(of: 0x0A) {
              continuation.yield(String(decoding: rest[..<end], as: UTF8.self))
              rest.removeFirst(end + 1)
            }
          }
          continuation.finish()
          ended.resume()
        }
      }
    }
  }

  deinit { if process.isRunning { process.terminate() } }

  /// The first line of the output that fits; `nil` when it ends without one.
  func firstLine(where fits: (String) -> Bool) async -> String? {
    for await line in lines where fits(line) { return line }
    return nil
  }

  var isRunning: Bool { process.isRunning }

  func terminate() { process.terminate() }

  /// Ends it at once, if it runs.
  func kill() { if process.isRunning { send(signal: SIGKILL) } }

  func send(signal: Int32) { Glibc.kill(process.processIdentifier, signal) }

  /// Waits until requests are answered. Returns the port.
  func port() async -> Int? {
    await firstLine { $0.contains("listening on") }?.split(separator: ":").last.flatMap { Int($0.prefix { $0 != "\"" }) }
  }

  /// Waits until metrics are answered, and requests. Returns the ports.
  func ports() async -> (requests: Int, metrics: Int)? {
    var (requests, metrics): (Int?, Int?) = (nil, nil)
    for await line in lines {
      if line.contains("listening on") { requests = line.split(separator: ":").last.flatMap { Int($0) } }
      if line.contains("metrics at") { metrics = line.split(separator: ":").last.flatMap { Int($0.prefix { $0 != "/" }) } }
      if let requests, let metrics { return (requests, metrics) }
    }
    return nil
  }

  /// Waits for the end. Returns the exit code and the output that wasn't read yet.
  func end() async -> (code: Int32, output: String) {
    var output = ""
    for await line in lines { output += line + "\n" }
    await reader.value
    let process = process
    await withCheckedContinuation { (ended: CheckedContinuation<Void, Never>) in
      Thread.detachNewThread {
        process.waitUntilExit()
        ended.resume()
      }
    }
    return (process.terminationStatus, output)
  }
}
