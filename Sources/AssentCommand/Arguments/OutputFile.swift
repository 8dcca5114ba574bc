import ArgumentParser
import Glibc

/// A file that appears under its name only when it is whole.
struct OutputFile {
  /// The open file.
  let descriptor: Int32
  private let path: String
  private var partial: String { path + ".partial" }

  /// - Throws: when the file can't be made.
  init(_ path: String) throws {
    self.path = path
    let descriptor = unsafe open(path + ".partial", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw ValidationError("Can't write \(path): \(unsafe String(cString: strerror(errno))).") }
    self.descriptor = descriptor
  }

  /// Adds bytes.
  ///
  /// - Throws: when the disk is full, or the like.
  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBufferPointer { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw ValidationError("Can't write \(path): \(unsafe String(cString: strerror(errno))).") }
      rest = rest.dropFirst(written)
    }
  }

  /// Gives the file its name, in the place of one that is there.
  func publish() throws {
    guard fsync(descriptor) == 0, close(descriptor) == 0, unsafe rename(partial, path) == 0 else {
      throw ValidationError("Can't write \(path): \(unsafe String(cString: strerror(errno))).")
    }
  }

  /// Removes what was written.
  func discard() {
    close(descriptor)
    unsafe unlink(partial)
  }
}
