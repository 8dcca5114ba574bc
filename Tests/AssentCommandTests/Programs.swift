import Dispatch
import Foundation
import FoundationNetworking
import Testing

/// The programs as a user runs them, from the folder that the tests were built in.
enum Programs {
  static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

  struct Result {
    var code: Int32
    var output: String
    var errors: String
  }

  /// Runs `assent` to its end.
  static func assent(_ arguments: String..., environment: [String: String] = [:]) throws -> Result {
    try run("assent", arguments, environment: environment)
  }

  /// Runs a program to its end, without the environment's own settings of Assent.
  static func run(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws -> Result {
    try run(folder.appending(path: program), arguments, environment: environment)
  }

  static func run(_ program: URL, _ arguments: [String], environment: [String: String] = [:]) throws -> Result {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("ASSENT_") }.merging(environment) { _, new in new }
    let scratch = FileManager.default.temporaryDirectory.appending(path: "assent-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    // Files, not pipes: other programs that start meanwhile would inherit a pipe, and its end would come only with theirs.
    let files = try ["out", "err"].map { name -> FileHandle in
      let file = scratch.appending(path: name)
      try Data().write(to: file)
      return try FileHandle(forWritingTo: file)
    }
    (process.standardInput, process.standardOutput, process.standardError) = (FileHandle.nullDevice, files[0], files[1])
    // Not waitUntilExit: it runs the thread's run loop, which now and then never ends on a thread of Swift's own.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    ended.wait()
    return Result(
      code: process.terminationStatus, output: try String(contentsOf: scratch.appending(path: "out"), encoding: .utf8),
      errors: try String(contentsOf: scratch.appending(path: "err"), encoding: .utf8))
  }
}

/// A folder of its own for a test, with the starting site, a key ring and a built site in it.
final class Workplace {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assent-work-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

  /// Makes a site, a key ring and the pages with the program itself.
  func prepare() throws {
    #expect(try Programs.assent("new", path("site")).code == 0)
    #expect(try Programs.assent("keys", "new", "--keys", path("assent.keys")).code == 0)
    let build = try Programs.assent("build", "--site", path("site"), "--output", path("public"))
    #expect(build.code == 0 && build.errors.isEmpty, "\(build.errors)")
  }

  /// A link as the program prints it, with the port that the handler got.
  func link(_ arguments: String..., port: Int) throws -> URL {
    let result = try Programs.run("assent", ["link"] + arguments + ["--site", path("site"), "--keys", path("assent.keys")])
    try #require(result.code == 0, "\(result.errors)")
    let text = result.output.trimmingCharacters(in: .newlines).replacing("127.0.0.1:8080", with: "127.0.0.1:\(port)")
    return try #require(URL(string: text))
  }
}

/// A program that runs until it is stopped, what it prints going to a file.
final class RunningProgram {
  /// What stood at the place of the port in the line that the program was waited for with.
  let port: Int
  private let process = Process()
  private let log = FileManager.default.temporaryDirectory.appending(path: "assent-log-\(UUID().uuidString)")

  /// Starts the program and waits, half a minute at most, until it says on which port it listens.
  init(_ program: URL, _ arguments: [String], listening: Regex<(Substring, Substring)>) async throws {
    try Data().write(to: log)
    let file = try FileHandle(forWritingTo: log)
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = file
    process.standardError = file
    try process.run()
    for _ in 0..<1500 {
      let text = try String(contentsOf: log, encoding: .utf8)
      if let match = text.firstMatch(of: listening), let number = Int(match.output.1) {
        port = number
        return
      }
      try #require(process.isRunning, "it ended: \(text)")
      try await Task.sleep(for: .milliseconds(20))
    }
    process.terminate()
    throw NotListening(log: try String(contentsOf: log, encoding: .utf8))
  }

  struct NotListening: Error { var log: String }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: log)
  }
}

extension RunningProgram {
  /// `assent-handler` on a free port.
  convenience init(_ workplace: Workplace) async throws {
    try await self.init(
      Programs.folder.appending(path: "assent-handler"),
      [
        "--site", workplace.path("public"), "--store", "sqlite:\(workplace.path("store.sqlite"))", "--keys", workplace.path("assent.keys"),
        "--port", "0",
      ], listening: /listening on http:\/\/127\.0\.0\.1:(\d+)\n/)
  }
}

/// A client that follows no redirect, keeps no cookie and runs no script.
enum Client {
  struct Answer {
    var status: Int
    var headers: [String: String]
    var text: String
  }

  static func send(_ method: String, _ url: URL, body: String? = nil) async throws -> Answer {
    var request = URLRequest(url: url)
    request.httpMethod = method
    if let body {
      request.httpBody = Data(body.utf8)
      request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
    }
    let session = URLSession(configuration: .ephemeral, delegate: NoRedirects(), delegateQueue: nil)
    let (data, response) = try await session.data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    var headers: [String: String] = [:]
    for (name, value) in answer.allHeaderFields { headers["\(name)".lowercased()] = "\(value)" }
    return Answer(status: answer.statusCode, headers: headers, text: String(decoding: data, as: UTF8.self))
  }

  private final class NoRedirects: NSObject, URLSessionTaskDelegate {
    func urlSession(
      _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
      completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) { completionHandler(nil) }
  }
}
