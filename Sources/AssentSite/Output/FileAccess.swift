import AssentFormats
import CLinux
import Glibc
import SystemPackage

/// Reading and writing whole files and folders with as few system calls as it takes: a build touches tens of thousands.
enum FileAccess {
  /// The bytes of a regular file.
  ///
  /// - Parameter followingLink: whether a path that names a link stands for what the link leads to.
  static func read(_ path: String, followingLink: Bool = true) throws(FileFailure) -> [UInt8] {
    // Opening a pipe would wait until somebody writes to it.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followingLink ? 0 : O_NOFOLLOW))
    guard descriptor >= 0 else { throw FileFailure("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw FileFailure("read", path) }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else { throw FileFailure("read", path, code: kind == S_IFDIR ? EISDIR : EINVAL) }
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

  /// Writes a file that isn't there yet. Everybody may read it (mode 0644), whatever the umask of the process says.
  static func create(_ path: String, _ bytes: [UInt8]) throws(FileFailure) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileFailure("create", path) }
    fchmod(descriptor, publicFile)
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

  /// One entry of a folder.
  struct Entry: Hashable, Comparable {
    var name: String
    var kind: Kind

    static func < (left: Entry, right: Entry) -> Bool { left.name < right.name }
  }

  /// What a folder holds, sorted.
  static func entries(of folder: String) throws(FileFailure) -> [Entry] {
    guard let stream = unsafe opendir(folder) else { throw FileFailure("list", folder) }
    defer { unsafe closedir(stream) }
    var entries: [Entry] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      let kind: Kind? =
        switch unsafe Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        default: self.kind(at: folder + "/" + name)
        }
      if let kind { entries.append(Entry(name: name, kind: kind)) }
    }
    return entries.sorted()
  }

  enum Kind { case file, folder, link, other }

  /// What is at a path, links followed; `nil` when nothing is.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Kind(status.st_mode) : nil
  }

  /// What is at a path, itself a link or not; `nil` when nothing is.
  static func kind(at path: String) -> Kind? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? Kind(status.st_mode) : nil
  }

  /// The size of the regular file at a path, in bytes; `nil` when the path has no regular file.
  static func size(of path: String) -> Int? {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// Whether two paths name one file, links not followed.
  static func isSame(_ path: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard unsafe lstat(path, &first) == 0, unsafe lstat(other, &second) == 0 else { return false }
    return first.st_ino == second.st_ino && first.st_dev == second.st_dev
  }

  /// Where a path leads when every link in it is followed; `nil` when that is nowhere.
  static func target(of path: String) -> String? {
    guard let target = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(target) }
    return unsafe String(cString: target)
  }

  /// The path from the root, with the links followed in the part of it that is there.
  static func resolved(_ path: String) -> String {
    if let target = target(of: path.isEmpty ? "." : path) { return target }
    let parts = path.split(separator: "/")
    guard let last = parts.last else { return path }
    let parent = resolved((path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/"))
    return (parent == "/" ? "" : parent) + "/" + last
  }

  /// Makes a folder and those above it that are missing. Everybody may look into them (mode 0755), whatever the umask of the process says.
  static func makeFolder(_ path: String) throws(FileFailure) {
    if unsafe mkdir(path, publicFolder) == 0 {
      unsafe chmod(path, publicFolder)
      return
    }
    if errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw FileFailure("create", path)
    }
    try makeFolder(String(path[..<slash]))
    try makeFolder(path)
  }

  /// Whether a file has the mode that everybody may read it with, 0644, or a folder 0755; `false` when nothing is there.
  static func isPublic(_ path: String) -> Bool {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return false }
    return status.st_mode & 0o7777 == (status.st_mode & S_IFMT == S_IFDIR ? publicFolder : publicFile)
  }

  private static let publicFile: mode_t = 0o644
  private static let publicFolder: mode_t = 0o755

  /// Whether this process may make and remove files in a folder.
  static func isWritable(_ folder: String) -> Bool { unsafe access(folder, W_OK | X_OK) == 0 }

  /// Makes a folder with the permissions of another.
  static func makeFolder(_ path: String, like other: String) throws(FileFailure) {
    try makeFolder(path)
    var status = stat()
    guard unsafe lstat(other, &status) == 0, unsafe chmod(path, status.st_mode & 0o7777) == 0 else { throw FileFailure("create", path) }
  }

  /// Removes what is at a path, if anything: a folder with all in it. Links are removed, not followed.
  static func remove(_ path: String) throws(FileFailure) {
    switch kind(at: path) {
    case nil: return
    case .folder:
      for entry in try entries(of: path) { try remove(path + "/" + entry.name) }
      guard unsafe rmdir(path) == 0 else { throw FileFailure("remove", path) }
    case .file, .link, .other:
      guard unsafe unlink(path) == 0 else { throw FileFailure("remove", path) }
    }
  }

  /// Gives a file, or a link itself, a second name.
  static func link(_ path: String, as other: String) throws(FileFailure) {
    guard unsafe Glibc.link(path, other) == 0 else { throw FileFailure("link", other) }
  }

  static func rename(_ path: String, to other: String) throws(FileFailure) {
    guard unsafe Glibc.rename(path, other) == 0 else { throw FileFailure("rename", path) }
  }

  /// `RENAME_EXCHANGE` of Linux.
  private static let exchangeFlag: UInt32 = 2

  /// Swaps two folders in one step: whoever opens a path sees the one or the other.
  ///
  /// - Returns: `false` where the system can't: one of them is a mount point or in the lower layer of an overlay, or the file system has no such step.
  static func exchange(_ path: String, with other: String) throws(FileFailure) -> Bool {
    if unsafe renameat2(AT_FDCWD, path, AT_FDCWD, other, exchangeFlag) == 0 { return true }
    guard [EXDEV, EBUSY, EINVAL, ENOSYS, EPERM, EACCES, EOPNOTSUPP].contains(errno) else { throw FileFailure("swap", path) }
    return false
  }
}

extension FileAccess.Kind {
  fileprivate init(_ mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
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

  init(_ error: FileError) { self.init(error.operation, error.path, code: error.errno.rawValue) }

  public var description: String { "can't \(operation) \(path): \(unsafe String(cString: strerror(code)))" }
}
