import Glibc

/// A file that is open for reading, a piece at a time.
struct InputFile: ~Copyable {
  private let descriptor: Int32
  private let isOurs: Bool

  /// Opens what the path names; `-` is standard input.
  ///
  /// - Throws: the number of the system's error.
  init(_ path: String, onlyRegular: Bool) throws(SystemFailure) {
    guard path != "-" else {
      (self.descriptor, self.isOurs) = (0, false)
      return
    }
    // A pipe that nobody writes to would keep us waiting for ever.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | (onlyRegular ? O_NONBLOCK | O_NOFOLLOW : 0))
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    if onlyRegular {
      var status = stat()
      guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        close(descriptor)
        throw SystemFailure(code: EINVAL)
      }
    }
    (self.descriptor, self.isOurs) = (descriptor, true)
  }

  deinit { if isOurs { close(descriptor) } }

  /// Reads into the buffer from an offset on, and returns how many bytes came: 0 at the end.
  func read(into buffer: inout [UInt8], from offset: Int) throws(SystemFailure) -> Int {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Glibc.read(descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
      }
      if count >= 0 { return count }
      guard errno == EINTR else { throw SystemFailure(code: errno) }
    }
  }
}

/// What the system says when a file can't be read.
struct SystemFailure: Error, Hashable, CustomStringConvertible {
  let code: Int32

  var description: String { unsafe String(cString: strerror(code)) }
}
