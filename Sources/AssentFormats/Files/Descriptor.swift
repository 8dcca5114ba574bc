import Glibc
public import SystemPackage

/// An open file that somebody else closes.
package struct Descriptor: Sendable {
  private let file: FileDescriptor

  package init(_ file: FileDescriptor) { self.file = file }

  package init(number: Int32) { self.init(FileDescriptor(rawValue: number)) }

  package var number: Int32 { file.rawValue }

  /// Reads at most as many bytes as given and appends them; returns how many there were, 0 at the end.
  package func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(Errno) -> Int {
    try repeated(POLLIN) {
      var length: Result<Int, any Error> = .success(0)
      bytes.append(addingCapacity: count) { output in
        length = unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
          let free = unsafe UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[initialized..<(initialized + count)])
          let length = Result { unsafe try file.read(into: free) }
          if case .success(let length) = length { initialized += length }
          return length
        }
      }
      return try length.get()
    }
  }

  /// Writes all of the bytes.
  package func write(_ bytes: borrowing Span<UInt8>) throws(Errno) {
    var written = 0
    while written < bytes.count {
      let rest = bytes.extracting(droppingFirst: written)
      written += try unsafe rest.withUnsafeBytes { buffer throws(Errno) in try repeated(POLLOUT) { unsafe try file.write(buffer) } }
    }
  }

  /// Reads bytes at an offset of a regular file; returns how many there were, fewer than the buffer has room for at the end only.
  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
    var count = 0
    while count < buffer.count {
      let free = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let length = try repeated(POLLIN) { unsafe try file.read(fromAbsoluteOffset: Int64(offset + count), into: free) }
      if length == 0 { break }
      count += length
    }
    return count
  }

  /// Returns once what was written is on the disk.
  package func synchronize() throws(Errno) {
    guard fsync(number) == 0 else { throw .latest }
  }

  /// Repeats a call for as long as the file asks to wait, as one that doesn't block does.
  private func repeated(_ event: Int32, _ call: () throws -> Int) throws(Errno) -> Int {
    while true {
      do {
        return try call()
      } catch {
        let error = Errno(error)
        guard error == .resourceTemporarilyUnavailable else { throw error }
        var request = pollfd(fd: number, events: Int16(event), revents: 0)
        guard unsafe poll(&request, 1, -1) >= 0 || errno == EINTR else { throw .latest }
      }
    }
  }
}

extension Errno {
  /// The current `errno` of this thread. Read it directly after the failed system call.
  package static var latest: Errno { Errno(rawValue: errno) }

  /// The error that a function of swift-system threw: they throw no other type, though only some of them say so.
  package init(_ error: any Error) { self = error as? Errno ?? .ioError }
}

/// A file that can't be read, written or moved.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was attempted, as a verb: "read", "write".
  public let operation: String
  public let path: String
  public let errno: Errno

  package init(_ operation: String, _ path: String, _ errno: Errno) {
    self.operation = operation
    self.path = path
    self.errno = errno
  }

  /// Whether there is nothing at the path.
  package var isMissing: Bool { errno == .noSuchFileOrDirectory || errno == .notDirectory }

  public var description: String { "can't \(operation) \(path): \(errno)" }
}
