import Glibc
import SystemPackage

/// An output that appears under its name only when it is whole.
///
/// The bytes go to a new file beside the target. ``publish()`` gives the new file the target's name in one step; otherwise the new file is removed. A
/// symbolic link that has the target's name is replaced and never followed: who may write to the folder can't choose another file to be overwritten.
/// Pipes, devices and open files (`/dev/stdout`, `/dev/fd/63`) are written through.
package struct OutputFile: ~Copyable {
  private let file: PartialFile

  /// Makes the new file.
  ///
  /// - Parameter path: the target; `nil` for standard output.
  package init(_ path: String?, _ options: OutputOptions = []) throws(FileError) { file = try PartialFile(path, options) }

  /// The open file, for as long as this output isn't published.
  package var descriptor: Descriptor { file.descriptor }

  /// Whether the bytes go straight to their reader: they can't be taken back.
  package var isWrittenThrough: Bool { file.isWrittenThrough }

  package func write(_ bytes: borrowing Span<UInt8>) throws(FileError) { try file.write(bytes) }

  package func write(_ text: String) throws(FileError) { try file.write(Array(text.utf8).span) }

  /// Drops what was written after this many bytes. An output that is written through has no such end.
  package func truncate(to length: Int64) throws(FileError) { try file.truncate(to: length) }

  /// Gives the new file the target's name, in the place of a file that has it.
  package consuming func publish() throws(FileError) {
    try file.finish()
    try file.move()
  }

  /// Whether a name of a file in a target's folder is that of a new file of the target, which a crash left behind unless somebody is writing it.
  package static func isUnfinished(_ name: String, of target: String) -> Bool {
    let prefix = PartialFile.temporaryPrefix(target)
    guard name.hasPrefix(prefix), name.hasSuffix(PartialFile.temporarySuffix) else { return false }
    return !name.dropFirst(prefix.count).dropLast(PartialFile.temporarySuffix.count).contains(".")
  }

  /// Writes a whole file.
  package static func write(_ text: String, to path: String?, _ options: OutputOptions = []) throws(FileError) {
    try write(Array(text.utf8), to: path, options)
  }

  /// Writes a whole file.
  package static func write(_ bytes: [UInt8], to path: String?, _ options: OutputOptions = []) throws(FileError) {
    let file = try PartialFile(path, options)
    try file.write(bytes.span)
    try file.finish()
    try file.move()
  }
}

/// How a file is written. Without options only its owner may read it, it replaces a file of its name, and it is on the disk before it has its name.
package struct OutputOptions: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// Everybody may read the file (mode 0644); one that replaces another keeps the mode of that.
  package static let readableByAll = OutputOptions(rawValue: 1)
  /// A file that is there stays, and publishing is an error.
  package static let neverReplaces = OutputOptions(rawValue: 2)
  /// A crash of the machine may lose the file: it can be made again.
  package static let notSynchronized = OutputOptions(rawValue: 4)
}

/// The new file of an output, which is removed with its owner unless it was moved to its target.
final class PartialFile {
  private let target: String
  private let file: FileDescriptor
  private let options: OutputOptions
  /// The path of the new file; `nil` for an output that is written through.
  private let path: String?
  private var isOpen = true
  private var isMoved = false
  /// The path at which the replaced file is kept until all files of a set have their names.
  private var replaced: String?

  init(_ target: String?, _ options: OutputOptions) throws(FileError) {
    self.target = target ?? "standard output"
    self.options = options
    do {
      if let number = Self.number(target) {
        (file, path) = (try FileDescriptor(rawValue: number).duplicate(), nil)
        return
      }
      let status = try Self.status(of: self.target)
      if status != nil, options.contains(.neverReplaces) { throw Errno.fileExists }
      switch status?.type {
      case FileType.regular?, nil: break
      case FileType.directory?: throw Errno.isDirectory
      default:
        (file, path) = (try FileDescriptor.open(FilePath(self.target), .writeOnly, options: .closeOnExec), nil)
        return
      }
      let isPublic = options.contains(.readableByAll)
      let name = Self.temporaryPrefix(self.target) + String(UInt64.random(in: .min ... .max), radix: 36) + Self.temporarySuffix
      let path = FilePath(self.target).removingLastComponent().appending(name)
      file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
        permissions: FilePermissions(rawValue: isPublic ? 0o644 : 0o600))
      self.path = path.string
      if isPublic { fchmod(file.rawValue, status?.permissions.rawValue ?? 0o644) }
    } catch {
      throw FileError("write", self.target, Errno(error))
    }
  }

  deinit {
    if isOpen { close(file.rawValue) }
    if let path, !isMoved { unsafe unlink(path) }
    if let replaced { unsafe unlink(replaced) }
  }

  var descriptor: Descriptor { Descriptor(file) }
  var isWrittenThrough: Bool { path == nil }

  func write(_ bytes: borrowing Span<UInt8>) throws(FileError) {
    do { try descriptor.write(bytes) } catch { throw failure(error) }
  }

  func truncate(to length: Int64) throws(FileError) {
    do { if path != nil { try file.resize(to: length) } } catch { throw failure(Errno(error)) }
  }

  /// Closes the file; the target's name is the only thing that it lacks.
  func finish() throws(FileError) {
    do {
      if path != nil, !options.contains(.notSynchronized) { try descriptor.synchronize() }
      isOpen = false
      try file.close()
    } catch {
      throw failure(Errno(error))
    }
  }

  /// Gives the file the target's name.
  func move() throws(FileError) {
    guard let path else { return }
    if options.contains(.neverReplaces) {
      // Unlike a rename, a second name for the file is refused where something has that name.
      guard unsafe link(path, target) == 0 else { throw failure(.latest) }
    } else {
      guard unsafe rename(path, target) == 0 else { throw failure(.latest) }
      isMoved = true
    }
  }

  /// Keeps the file that has the target's name under a second one, so that ``restore()`` can bring it back.
  func keepReplaced() throws(FileError) {
    guard let path else { return }
    do { if try Self.status(of: target)?.type == .directory { throw Errno.isDirectory } } catch { throw failure(Errno(error)) }
    // Some file systems have no second names: the file is without its own one for a moment there.
    if unsafe link(target, path + ".old") == 0 || rename(target, path + ".old") == 0 {
      replaced = path + ".old"
    } else if errno != ENOENT {
      throw failure(.latest)
    }
  }

  /// Puts the target back as it was before ``keepReplaced()``.
  func restore() throws(FileError) {
    if let replaced {
      guard unsafe rename(replaced, target) == 0 else {
        self.replaced = nil
        throw FileError("restore", "\(target), kept as \(replaced)", .latest)
      }
    } else if isMoved {
      guard unsafe unlink(target) == 0 else { throw FileError("remove", target, .latest) }
    }
  }

  static let temporarySuffix = ".partial"

  /// What the names of new files of a target begin with. A long name is cut off, because a file system takes at most 255 bytes.
  static func temporaryPrefix(_ target: String) -> String {
    "." + String(String.UnicodeScalarView((FilePath(target).lastComponent?.string ?? "").unicodeScalars.prefix(50))) + "."
  }

  private func failure(_ error: Errno) -> FileError { FileError("write", target, error) }

  /// `nil` where there is nothing, or a symbolic link to nothing.
  private static func status(of path: String) throws(Errno) -> Stat? {
    do throws(Errno) { return try FilePath(path).stat() } catch  where error == .noSuchFileOrDirectory { return nil }
  }

  /// The number of the open file that a path names; `nil` for every other path.
  private static func number(_ path: String?) -> Int32? {
    switch path {
    case nil, "/dev/stdout": return 1
    case "/dev/stderr": return 2
    case let path?:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) { return Int32(path.dropFirst(folder.utf8.count)) }
      return nil
    }
  }
}

/// Several outputs of one run, which get their names together: all of them or none.
package struct OutputSet: ~Copyable {
  private var files: [PartialFile] = []

  package init() {}

  /// Makes the new file of another output, and returns what to write to until the set is published.
  package mutating func add(_ path: String, _ options: OutputOptions = []) throws(FileError) -> Descriptor {
    let file = try PartialFile(path, options)
    files.append(file)
    return file.descriptor
  }

  /// Gives the new files the names of their targets. When that fails for one of them, the others have none of it: their targets are as before.
  package consuming func publish() throws(FileError) {
    for file in files { try file.finish() }
    var begun: [PartialFile] = []
    do throws(FileError) {
      for file in files {
        begun.append(file)
        try file.keepReplaced()
        try file.move()
      }
    } catch {
      for file in begun.reversed() { try file.restore() }
      throw error
    }
  }
}
