import AssentFormats
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("Output files")
struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func text(_ name: String) throws -> String { String(decoding: try folder.bytes(of: name), as: UTF8.self) }

  private func mode(_ name: String) throws -> UInt32 { try FilePath(folder.path(name)).stat().permissions.rawValue }

  @Test("A file appears when it is published, and only its owner may read it")
  func publishes() throws {
    let file = try OutputFile(folder.path("a.csv"))
    try file.write("one\n")
    #expect(try folder.names().allSatisfy { $0.hasSuffix(".partial") })
    try file.publish()
    #expect(try folder.names() == ["a.csv"])
    #expect(try text("a.csv") == "one\n" && mode("a.csv") == 0o600)
  }

  @Test("A public file may be read by all, and keeps the mode of the file that it replaces")
  func publicFile() throws {
    try OutputFile.write("one", to: folder.path("a"), .readableByAll)
    #expect(try mode("a") & 0o044 == 0o044)
    _ = try folder.write("old", to: "b", mode: 0o664)
    try OutputFile.write("new", to: folder.path("b"), .readableByAll)
    #expect(try mode("b") == 0o664 && text("b") == "new")
  }

  @Test("A file that isn't published leaves nothing, and the old file as it was")
  func discards() throws {
    _ = try folder.write("old", to: "a")
    do {
      let file = try OutputFile(folder.path("a"))
      try file.write("new")
    }
    #expect(try folder.names() == ["a"] && text("a") == "old")
  }

  @Test("A symbolic link is replaced, and the file that it leads to stays as it was")
  func link() throws {
    _ = try folder.write("victim", to: "victim")
    for target in ["victim", "nothing"] {
      try FileManager.default.createSymbolicLink(atPath: folder.path("o.csv"), withDestinationPath: folder.path(target))
      try OutputFile.write("rows", to: folder.path("o.csv"))
      #expect(try text("victim") == "victim" && folder.names() == ["o.csv", "victim"])
      #expect(try FilePath(folder.path("o.csv")).stat(followTargetSymlink: false).type == .regular)
      try FileManager.default.removeItem(atPath: folder.path("o.csv"))
    }
  }

  @Test("A folder is refused before anything is written")
  func folderAsTarget() throws {
    let error = #expect(throws: FileError.self) { try OutputFile.write("rows", to: folder.path) }
    #expect(error == FileError("write", folder.path, .isDirectory))
    #expect(throws: FileError("write", folder.path("no/a"), .noSuchFileOrDirectory)) { try OutputFile.write("rows", to: folder.path("no/a")) }
    #expect(try folder.names().isEmpty)
  }

  @Test("A folder that takes the target's name meanwhile makes publishing fail and leaves no rest")
  func lateFolder() throws {
    let file = try OutputFile(folder.path("a"))
    try FileManager.default.createDirectory(atPath: folder.path("a"), withIntermediateDirectories: false)
    let path = folder.path("a")
    do {
      try file.publish()
      Issue.record("published over a folder")
    } catch {
      #expect(error == FileError("write", path, .isDirectory))
    }
    #expect(try folder.names() == ["a"])
  }

  @Test("A device that is full is an error, and a pipe gets the bytes")
  func writtenThrough() throws {
    #expect(throws: FileError("write", "/dev/full", .noSpace)) { try OutputFile.write("rows", to: "/dev/full") }
    let (read, write) = try FileDescriptor.pipe()
    try OutputFile.write("rows", to: "/dev/fd/\(write.rawValue)")
    try OutputFile.write("more", to: "/proc/self/fd/\(write.rawValue)")
    try write.close()
    var bytes: [UInt8] = []
    while try Descriptor(read).read(100, appendingTo: &bytes) > 0 {}
    try read.close()
    #expect(String(decoding: bytes, as: UTF8.self) == "rowsmore")
  }

  @Test("An open regular file is continued where it is, not replaced")
  func openFile() throws {
    _ = try folder.write("", to: "log")
    let log = try FileDescriptor.open(FilePath(folder.path("log")), .writeOnly)
    try log.closeAfter {
      try write("first\n", to: Descriptor(log))
      try OutputFile.write("second\n", to: "/dev/fd/\(log.rawValue)")
    }
    #expect(try text("log") == "first\nsecond\n")
  }

  @Test("A file that must not replace another is refused where one is, also when it came later")
  func neverReplaces() throws {
    let path = folder.path("a")
    let file = try OutputFile(path, .neverReplaces)
    _ = try folder.write("old", to: "a")
    do {
      try file.publish()
      Issue.record("replaced")
    } catch {
      #expect(error == FileError("write", path, .fileExists))
    }
    #expect(throws: FileError("write", path, .fileExists)) { try OutputFile.write("new", to: path, .neverReplaces) }
    try OutputFile.write("new", to: folder.path("b"), .neverReplaces)
    #expect(try folder.names() == ["a", "b"] && text("a") == "old" && text("b") == "new")
  }

  @Test("A set appears together")
  func set() throws {
    _ = try folder.write("old", to: "b")
    var set = OutputSet()
    for name in ["a", "b", "c"] { try write("new \(name)", to: set.add(folder.path(name))) }
    try set.publish()
    #expect(try folder.names() == ["a", "b", "c"] && text("a") == "new a" && text("b") == "new b" && text("c") == "new c")
  }

  @Test("When one file of a set can't be made, none is left")
  func setWithoutFile() throws {
    var set = OutputSet()
    _ = try set.add(folder.path("a"))
    try FileManager.default.createDirectory(atPath: folder.path("E"), withIntermediateDirectories: false)
    #expect(throws: FileError("write", folder.path("E"), .isDirectory)) { _ = try set.add(folder.path("E")) }
    drop(set)
    #expect(try folder.names() == ["E"])
  }

  @Test("When the second of three files can't be published, the first is as before and none is left", arguments: [true, false])
  func failedPublish(isOld: Bool) throws {
    if isOld { _ = try folder.write("old", to: "a") }
    var set = OutputSet()
    for name in ["a", "b", "c"] { try write("new", to: set.add(folder.path(name))) }
    try FileManager.default.createDirectory(atPath: folder.path("b"), withIntermediateDirectories: false)
    let path = folder.path("b")
    do {
      try set.publish()
      Issue.record("published over a folder")
    } catch {
      #expect(error == FileError("write", path, .isDirectory))
    }
    #expect(try folder.names() == (isOld ? ["a", "b"] : ["b"]))
    if isOld { #expect(try text("a") == "old") }
  }

  private func write(_ text: String, to file: Descriptor) throws {
    let bytes = Array(text.utf8)
    try file.write(bytes.span)
  }

  private func drop(_ set: consuming OutputSet) {}
}
