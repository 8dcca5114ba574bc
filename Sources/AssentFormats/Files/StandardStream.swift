import Glibc

/// The two streams of a program: results go to output, everything about them to error.
package enum StandardStream: Int32 {
  case output = 1
  case error = 2

  /// Whether a person looks at it.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Whether a person can be asked.
  package static var isInputTerminal: Bool { isatty(0) == 1 }

  /// Writes a line.
  package func print(_ line: String) { write(line + "\n") }

  /// Writes a text as it is; a reader that went away ends the program as it ends any other, by a signal.
  package func write(_ text: String) {
    // There is nowhere left to tell that nobody can be told.
    do { try Descriptor(number: rawValue).write(Array(text.utf8).span) } catch {}
  }
}
