import AssentFormats
import AssentStore
import Glibc
import Synchronization

/// Where rows are exported to: a file that appears under its name when it's whole, or standard output.
final class RowOutput: Sendable {
  private struct State {
    var buffer: [UInt8] = []
    /// Bytes that were written.
    var length: Int64 = 0
    /// How much of the output is complete, and up to which position of the history that is.
    var complete: (length: Int64, position: HistoryPosition)
    var rows = 0
  }

  let columns: [String]
  private let format: RowFormat
  private let file: OutputFile?
  private let state: Mutex<State>

  private static let bufferSize = 1 << 18

  /// Begins with the header.
  ///
  /// - Throws: when the file can't be made.
  init(_ path: String?, format: RowFormat, columns: [String], since: HistoryPosition) throws {
    // A file that would grow beyond a limit is an error of writing, not the end of the program.
    _ = signal(SIGXFSZ, SIG_IGN)
    file = try path.map(OutputFile.init)
    self.format = format
    self.columns = columns
    var state = State(complete: (0, since))
    format.appendHeader(columns, to: &state.buffer)
    self.state = Mutex(state)
  }

  /// How many rows were written.
  var rows: Int { state.withLock { $0.rows } }

  /// The position up to which what was written is complete.
  var position: HistoryPosition { state.withLock { $0.complete.position } }

  /// - Throws: `WriteError`.
  func write(_ cells: [Cell]) throws {
    try state.withLock { state in
      format.append(cells, columns: columns, to: &state.buffer)
      state.rows += 1
      if state.buffer.count >= Self.bufferSize { try flush(&state) }
    }
  }

  /// Writes out what there is, and keeps in mind that it's complete up to a position.
  ///
  /// - Throws: `WriteError`.
  func complete(_ position: HistoryPosition) throws {
    try state.withLock { state in
      try flush(&state)
      state.complete = (state.length, position)
    }
  }

  /// Gives the file its name.
  ///
  /// - Throws: `WriteError` or another error when it can't.
  func publish() throws {
    try state.withLock { try flush(&$0) }
    try file?.publish()
  }

  /// Gives the file its name with what is complete of it, and removes it when that is nothing.
  ///
  /// - Returns: whether there is a file now.
  func publishComplete() -> Bool {
    state.withLock { state in
      guard let file, state.complete.length > 0, ftruncate(file.descriptor, off_t(state.complete.length)) == 0, (try? file.publish()) != nil else {
        self.file?.discard()
        return false
      }
      return true
    }
  }

  func discard() { file?.discard() }

  private func flush(_ state: inout State) throws {
    var rest = state.buffer[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBufferPointer { unsafe Glibc.write(file?.descriptor ?? 1, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw WriteError(number: errno) }
      rest = rest.dropFirst(written)
      state.length += Int64(written)
    }
    state.buffer.removeAll(keepingCapacity: true)
  }
}

/// What the system said when it refused to write.
struct WriteError: Error, Hashable, CustomStringConvertible {
  /// The value of `errno`.
  let number: Int32

  var description: String { unsafe String(cString: strerror(number)) }
}
