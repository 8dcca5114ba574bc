import Glibc

/// An open file that somebody else closes.
package struct Descriptor: Sendable {
  package let number: Int32

  package init(number: Int32) { self.number = number }

  /// Reads at most as many bytes as given and appends them; returns how many there were, 0 at the end.
  package func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(SystemError) -> Int {
    while true {
      var length = 0
      bytes.append(addingCapacity: count) { output in
        length = unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
          let length = unsafe Glibc.read(number, buffer.baseAddress?.advanced(by: initialized), count)
          initialized += max(0, length)
          return length
        }
      }
      if length >= 0 { return length }
      try waitAfterFailure(for: POLLIN)
    }
  }

  /// Writes all of the bytes.
  package func write(_ bytes: borrowing Span<UInt8>) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let length = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress?.advanced(by: written), $0.count - written) }
      if length >= 0 { written += length } else { try waitAfterFailure(for: POLLOUT) }
    }
  }

  /// Reads bytes at an offset of a regular file; returns how many there were, fewer than the buffer has room for at the end only.
  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    var count = 0
    while count < buffer.count {
      let length = unsafe pread(number, buffer.baseAddress?.advanced(by: count), buffer.count - count, off_t(offset + count))
      if length == 0 { break }
      if length > 0 { count += length } else { try waitAfterFailure(for: POLLIN) }
    }
    return count
  }

  /// Returns once what was written is on the disk.
  package func synchronize() throws(SystemError) {
    guard fsync(number) == 0 else { throw .latest }
  }

  /// Goes on after an interruption, and after a wait where the other side asked for one.
  private func waitAfterFailure(for event: Int32) throws(SystemError) {
    switch errno {
    case EINTR: return
    case EAGAIN:
      var request = pollfd(fd: number, events: Int16(event), revents: 0)
      guard unsafe poll(&request, 1, -1) >= 0 || errno == EINTR else { throw .latest }
    default: throw .latest
    }
  }
}

/// An input, and where what is read from it is also written.
struct CopiedInput: Sendable {
  let input: Descriptor
  let copy: Descriptor?

  /// Reads at most as many bytes as given and appends them; returns how many there were, 0 at the end.
  func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(SystemError) -> Int {
    let length = try input.read(count, appendingTo: &bytes)
    if let copy, length > 0 { try copy.write(bytes.span.extracting(last: length)) }
    return length
  }
}

/// What the system said when it refused.
package struct SystemError: Error, Hashable, CustomStringConvertible {
  /// The value of `errno`.
  package let number: Int32

  package init(number: Int32) { self.number = number }

  /// The error of the call that failed just now on this thread.
  package static var latest: SystemError { SystemError(number: errno) }

  package var description: String { unsafe String(cString: strerror(number)) }
}
