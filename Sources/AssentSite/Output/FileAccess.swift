import CLinux
import Glibc

/// Reading and writing whole files and folders with as few system calls as it takes: a build touches tens of thousands.
enum FileAccess {
  /// The bytes of a regular file.
  static func read(_ path: String) throws(FileFailure) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw FileFailure("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileFailure("read", path, code: EISDIR) }
    var bytes: [UInt8] = []
    var failure: FileFailure?
    var expected = Int(status.st_size)
    while true {
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: expected + 1) { buffer, count in
        while count < buffer.count {
          let received = unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
          if received < 0, errno == EINTR { continue }
          if received < 0 { failure = FileFailure("read", path) }
          if received <= 0 { break }
          count += received
        }
      }
      if let failure { throw failure }
      if chunk.count <= expected { return bytes.isEmpty ? chunk : bytes + chunk }
      bytes += chunk
      expected = bytes.count
    }
  }

  /// Writes a file that isn't there yet.
  static func create(_ path: String, _ bytes: [UInt8]) throws(FileFailure) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileFailure("create", path) }
    var written = 0
    while written < bytes.count {
      let sent = unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else {
        let failure = FileFailure("write", path)
        close(descriptor)
        throw failure
      }
      written += sent
    }
    guard close(descriptor) == 0 else { throw FileFailure("write", path) }
  }

  /// Writes a file in the place of one that may be there, in one step.
  static func replace(_ path: String, _ bytes: [UInt8]) throws(FileFailure) {
    let partial = path + ".partial"
    guard unsafe unlink(partial) == 0 || errno == ENOENT else { throw FileFailure("replace", partial) }
    try create(partial, bytes)
    try rename(partial, to: path)
  }

  /// One entry of a folder.
  struct Entry: Hashable, Comparable {
    var name: String
    var isFolder: Bool

    static func < (left: Entry, right: Entry) -> Bool { left.name < right.name }
  }

  /// What a folder holds, sorted, hidden entries left out; links count as what they lead to.
  static func entries(of folder: String, includingHidden: Bool = false) throws(FileFailure) -> [Entry] {
    guard let stream = unsafe opendir(folder) else { throw FileFailure("list", folder) }
    defer { unsafe closedir(stream) }
    var entries: [Entry] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      guard name != ".", name != "..", includingHidden || !name.hasPrefix(".") else { continue }
      let type = unsafe Int(entry.pointee.d_type)
      var isFolder = type == Int(DT_DIR)
      if type == Int(DT_LNK) || type == Int(DT_UNKNOWN) {
        isFolder = kind(of: folder + "/" + name) == .folder
      }
      entries.append(Entry(name: name, isFolder: isFolder))
    }
    return entries.sorted()
  }

  enum Kind { case file, folder, other }

  /// What is at a path, links followed; `nil` when nothing is.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Makes a folder and those above it that are missing.
  static func makeFolder(_ path: String) throws(FileFailure) {
    if unsafe mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw FileFailure("create", path)
    }
    try makeFolder(String(path[..<slash]))
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileFailure("create", path) }
  }

  /// Removes a folder and all in it; links are removed, not followed.
  static func removeFolder(_ path: String) throws(FileFailure) {
    for entry in try entries(of: path, includingHidden: true) {
      let inner = path + "/" + entry.name
      if unsafe unlink(inner) == 0 { continue }
      guard errno == EISDIR || errno == EPERM else { throw FileFailure("remove", inner) }
      try removeFolder(inner)
    }
    guard unsafe rmdir(path) == 0 else { throw FileFailure("remove", path) }
  }

  /// Gives a file a second name.
  static func link(_ path: String, as other: String) throws(FileFailure) {
    guard unsafe Glibc.link(path, other) == 0 else { throw FileFailure("link", other) }
  }

  static func rename(_ path: String, to other: String) throws(FileFailure) {
    guard unsafe Glibc.rename(path, other) == 0 else { throw FileFailure("rename", path) }
  }

  /// `RENAME_EXCHANGE` of Linux.
  private static let exchangeFlag: UInt32 = 2

  /// Swaps two folders in one step: whoever opens a path sees the one or the other.
  static func exchange(_ path: String, with other: String) throws(FileFailure) {
    guard unsafe renameat2(AT_FDCWD, path, AT_FDCWD, other, exchangeFlag) == 0 else { throw FileFailure("swap", path) }
  }
}

/// A file or folder that couldn't be read, written or moved.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was attempted, as a verb: "read", "write".
  public let operation: String
  public let path: String
  /// The system's error number.
  public let code: Int32

  init(_ operation: String, _ path: String, code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  public var description: String { "can't \(operation) \(path): \(unsafe String(cString: strerror(code)))" }
}
