import Glibc

/// The two streams of a command: results go to output, everything about them to error.
enum StandardStream: Int32 {
  case output = 1
  case error = 2

  /// Whether a person looks at it.
  var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Whether a person can be asked.
  static var isInputTerminal: Bool { isatty(0) == 1 }

  /// Writes a line.
  func print(_ line: String) { write(line + "\n") }

  /// Writes a text as it is; a reader that went away ends the program as it ends any other, by a signal.
  func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = unsafe bytes.withUnsafeBufferPointer { unsafe Glibc.write(rawValue, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }
}
