import AssentModel
import Glibc

/// Files that are read whole, and replaced whole or not at all.
enum TextFile {
  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// - Parameter name: the path as the user knows it, for the message.
  static func read(_ path: String, as name: String) throws(TranslationFailure) -> String {
    let bytes = try bytes(path, as: name)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TranslationFailure(Finding(TranslationRule.invalidUTF8, at: SourceLocation(name), "The file is not UTF-8", hint: "Save it as UTF-8"))
    }
    return text
  }

  static func bytes(_ path: String, as name: String) throws(TranslationFailure) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("read", name) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure("read", name) }
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
    }
  }

  /// Writes the text beside the file and gives it the file's name: whoever opens the file sees the old text or the new.
  static func replace(_ path: String, with text: String, as name: String) throws(TranslationFailure) {
    let target = resolved(path)
    var status = stat()
    let exists = unsafe stat(target, &status) == 0
    // A device or a pipe is written to; nothing may take its place.
    if exists, status.st_mode & S_IFMT != S_IFREG { return try overwrite(target, with: text, as: name) }
    let partial = target + ".\(getpid()).partial"
    let descriptor = unsafe open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("write", name) }
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
    let isWritten = write(Array(text.utf8), to: descriptor) && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten, unsafe rename(partial, target) == 0 else {
      let failure = failure("write", name)
      unsafe unlink(partial)
      throw failure
    }
  }

  private static func overwrite(_ path: String, with text: String, as name: String) throws(TranslationFailure) {
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("write", name) }
    let isWritten = write(Array(text.utf8), to: descriptor)
    guard close(descriptor) == 0, isWritten else { throw failure("write", name) }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  /// What a symbolic link points to; the path itself when it is none.
  private static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  static func makeFolder(_ path: String, as name: String) throws(TranslationFailure) {
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure("make", name) }
  }

  private static func failure(_ operation: String, _ name: String) -> TranslationFailure {
    TranslationFailure(
      Finding(TranslationRule.fileAccess, at: SourceLocation(name), "can't \(operation) it: \(unsafe String(cString: strerror(errno)))"))
  }
}

extension TextFile {
  /// Removes a file that is no longer wanted; one that isn't there is fine.
  static func remove(_ path: String) { unsafe unlink(path) }

  /// Removes a folder in which nothing is.
  static func removeEmptyFolder(_ path: String) { unsafe rmdir(path) }
}

/// The files that go to translators and come back, by the paths that the user gives.
public enum ExchangeOutput {
  /// Writes a file that appears under its name only when it is whole.
  public static func write(_ text: String, to path: String) throws(TranslationFailure) { try TextFile.replace(path, with: text, as: path) }

  public static func read(_ path: String) throws(TranslationFailure) -> [UInt8] { try TextFile.bytes(path, as: path) }
}
