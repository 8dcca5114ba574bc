import Dispatch
import Foundation
import Testing

/// Lists that can't be used, and stores that go away, with the real program.
@Suite("Bad lists")
struct BadListTests {
  private func run(_ list: Data, _ arguments: [String] = [], name: String = "list.csv") async throws -> (code: Int32, errors: String, files: [String])
  {
    let test = try AnalysisCase()
    try list.write(to: test.folder.appending(path: name))
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "assent")
    process.currentDirectoryURL = test.folder
    process.environment = ["PATH": "/usr/bin:/bin"]
    process.arguments = ["analyse", name, "--channel", "email", "--targets", "targets.csv", "--exclusions", "exclusions.csv"] + arguments
    let errors = test.folder.appending(path: "errors")
    try Data().write(to: errors)
    (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, FileHandle.nullDevice)
    process.standardError = try FileHandle(forWritingTo: errors)
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        ended.wait()
        continuation.resume()
      }
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: test.folder.path).filter { $0.contains("targets") || $0.contains("exclusions") }
    return (process.terminationStatus, try String(contentsOf: errors, encoding: .utf8), files.sorted())
  }

  static let lists: [(name: String, list: Data, message: String)] = [
    ("semicolons", Data("profile;email\na;b\n".utf8), "list.csv:1: error: the columns are separated by semicolons: say so with --delimiter ';'"),
    ("no column", Data("person,email\n".utf8), "list.csv:1: error: no column is named `profile`, `id`"),
    ("empty", Data(), "list.csv: error: the sheet is empty"),
    ("UTF-16", "profile,email\na,b\n".data(using: .utf16) ?? Data(), "list.csv:1: error: the sheet is UTF-16; convert it first: iconv -f UTF-16"),
    (
      "Latin-1", Data("profile,email\na,a@example.be\n".utf8) + Data([0x62, 0x2C, 0xE9, 0x0A]),
      "list.csv:3: error: the sheet is not UTF-8; if it is Latin-1 or Windows-1252, convert it first"
    ),
    ("a quote", Data("profile,email\na,b@example.be\nb,\"c@example.be\nd,e@example.be\n".utf8), "list.csv:3: error: a quotation mark opens a field"),
    ("columns", Data(String(repeating: "c,", count: 10_000_000).utf8), "list.csv:1: error: the header is longer than 1 MiB"),
  ]

  @Test("A list that can't be read ends with a message and without files", arguments: Array(lists.indices))
  func unreadable(index: Int) async throws {
    let (_, list, message) = Self.lists[index]
    let result = try await run(list)
    #expect(result.code == 1)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.files.isEmpty)
  }

  @Test("A line of a hundred megabytes is one exclusion")
  func longLine() async throws {
    let list = Data("profile,email\n".utf8) + Data(repeating: 0x78, count: 100 << 20) + Data("\na,a@example.be\n".utf8)
    let result = try await run(list)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.files == ["exclusions.csv", "targets.csv"])
  }

  @Test("An output that can't be made ends without files")
  func noOutput() async throws {
    let rows = (0..<50_000).map { "p\($0),a\($0)@example.be\n" }.joined()
    let result = try await run(Data("profile,email\n\(rows)".utf8), ["--shared", "/dev/full/x"])
    #expect(result.code != 0)
    #expect(result.files.isEmpty)
  }

  @Test("A store that isn't there ends with a message and without files")
  func noStore() async throws {
    let result = try await run(Data("profile,email\n".utf8), ["--store", "sqlite:elsewhere.sqlite"])
    #expect(result.code == 1)
    #expect(result.errors.contains("there is no store"))
    #expect(result.files.isEmpty)
  }
}
