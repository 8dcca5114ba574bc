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
  static func assent(_ arguments: String..., environment: [String: String] = [:], input: String? = nil) throws -> Result {
    let process = Process()
    process.executableURL = folder.appending(path: "assent")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("ASSENT_") }.merging(environment) { _, new in new }
    let scratch = FileManager.default.temporaryDirectory.appending(path: "assent-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    // Files, not pipes: a pipe that nobody reads would stop a program that prints much.
    let files = try ["in", "out", "err"].map { name -> FileHandle in
      let file = scratch.appending(path: name)
      try Data((name == "in" ? input ?? "" : "").utf8).write(to: file)
      return name == "in" ? try FileHandle(forReadingFrom: file) : try FileHandle(forWritingTo: file)
    }
    (process.standardInput, process.standardOutput, process.standardError) = (files[0], files[1], files[2])
    try process.run()
    process.waitUntilExit()
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
    let process = try linkText(arguments)
    return try #require(URL(string: process.replacing("127.0.0.1:8080", with: "127.0.0.1:\(port)")))
  }

  private func linkText(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = Programs.folder.appending(path: "assent")
    process.arguments = ["link"] + arguments + ["--site", path("site"), "--keys", path("assent.keys")]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// `assent-handler` on a free port, until it is stopped.
final class RunningHandler {
  let port: Int
  private let process: Process

  init(_ workplace: Workplace) throws {
    let process = Process()
    process.executableURL = Programs.folder.appending(path: "assent-handler")
    process.arguments = [
      "--site", workplace.path("public"), "--store", "sqlite:\(workplace.path("store.sqlite"))", "--keys", workplace.path("assent.keys"), "--port", "0",
    ]
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    var text = ""
    while !text.contains("listening on http://127.0.0.1:") || !text.hasSuffix("\n") {
      let data = pipe.fileHandleForReading.availableData
      try #require(!data.isEmpty, "the handler ended: \(text)")
      text += String(decoding: data, as: UTF8.self)
    }
    let match = try #require(text.firstMatch(of: /127\.0\.0\.1:(\d+)/))
    port = try #require(Int(match.1))
    self.process = process
    // What it logs afterwards is read away, so that a full pipe never stops it.
    pipe.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
  }

  deinit { stop() }

  func stop() {
    guard process.isRunning else { return }
    process.terminate()
    process.waitUntilExit()
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
