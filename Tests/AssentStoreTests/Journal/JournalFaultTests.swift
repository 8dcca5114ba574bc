import AssentModel
import AssentStore
import Foundation
import Glibc
import Testing

@Suite("The journal when the process is killed or the disk is full", .serialized)
struct JournalFaultTests {
  private static func writer(_ path: String, output: FileHandle, error: FileHandle = .nullDevice) throws -> Process {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: "JournalWriter")
    process.arguments = [path]
    process.standardOutput = output
    process.standardError = error
    try process.run()
    return process
  }

  private static func lines(_ path: String) throws -> [String] {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  @Test("What was taken is there after kill -9 under load, fifty times")
  func killed() async throws {
    let folder = try JournalFolder()
    var (taken, torn) = (0, 0)
    for round in 0..<50 {
      let log = folder.file("taken-\(round)")
      _ = FileManager.default.createFile(atPath: log, contents: nil)
      let output = try #require(FileHandle(forWritingAtPath: log))
      let process = try Self.writer(folder.journal, output: output)
      let deadline = ContinuousClock.now + .seconds(20)
      while try Self.lines(log).isEmpty, process.isRunning, ContinuousClock.now < deadline { usleep(1000) }
      usleep(UInt32.random(in: 0...40_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      let acknowledged = try Self.lines(log)
      let journal = try OptOutJournal(path: folder.journal)
      let waiting = journal.first(.max).map(\.submission.id)
      #expect(Set(acknowledged).isSubset(of: waiting.map(\.description)), "round \(round)")
      #expect(Set(waiting).count == waiting.count)
      #expect(journal.findings.allSatisfy { $0.kind == .torn })
      taken += acknowledged.count
      torn += journal.findings.count
      try await journal.finish(waiting)
      await journal.close()
    }
    #expect(taken >= 50)
    print("killed 50 times: \(taken) taken and found, \(torn) torn lines")
  }

  @Test("A second process is told that the journal is in use")
  func second() async throws {
    let folder = try JournalFolder()
    let journal = try OptOutJournal(path: folder.journal)
    let log = folder.file("error")
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    let process = try Self.writer(folder.journal, output: .nullDevice, error: try #require(FileHandle(forWritingAtPath: log)))
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(
      try Self.lines(log) == ["\(folder.journal): another process uses this journal: end it, or give each handler a journal of its own"])
    await journal.close()
  }

  @Test(
    "A full disk is an error; what was taken is there, and it goes on when there is room",
    .enabled(if: SmallDisk.isPossible, "needs the right to mount"))
  func fullDisk() async throws {
    let folder = try JournalFolder()
    let disk = try SmallDisk(folder.file("disk"))
    let path = folder.file("disk/j")
    var journal = try OptOutJournal(path: path)
    var taken: [LateSubmission] = []
    var failure: JournalError?
    while taken.count < 1000, failure == nil {
      let next = try Recipient("p-\(taken.count)").late(Int64(taken.count))
      do throws(JournalError) {
        try await journal.append(next)
        taken.append(next)
      } catch { failure = error }
    }
    #expect(failure?.code == .cannotWrite && failure?.message.contains("No space left") == true)
    #expect(taken.count > 50 && journal.first(.max) == taken)
    await journal.close()
    journal = try OptOutJournal(path: path)
    #expect(journal.first(.max) == taken && journal.findings.isEmpty)
    // Marks need room that isn't there; all being done needs none.
    try? await journal.finish(taken.prefix(5).map(\.submission.id))
    #expect(journal.depth == taken.count - 5)
    try await journal.finish(taken.map(\.submission.id))
    try await journal.append(taken[0])
    #expect(journal.first(.max) == [taken[0]])
    await journal.close()
    try disk.remove()
  }
}

/// A file system of 64 KiB.
private struct SmallDisk {
  let path: String

  init(_ path: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard try Self.run("mount", "-t", "tmpfs", "-o", "size=64k", "none", path) == 0 else { throw CocoaError(.fileWriteNoPermission) }
  }

  func remove() throws { #expect(try Self.run("umount", path) == 0) }

  /// Whether this process may mount file systems.
  static let isPossible: Bool = {
    guard geteuid() == 0, let folder = try? JournalFolder(), let disk = try? SmallDisk(folder.file("disk")) else { return false }
    return (try? disk.remove()) != nil
  }()

  private static func run(_ arguments: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
