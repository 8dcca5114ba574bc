import AssentFormats
import AssentStore
import Glibc
import Synchronization

/// Where rows are exported to: a file that appears under its name when it's whole, or standard output.
final class RowOutput: Sendable {
  private struct State: ~Copyable {
    /// `nil` once it's published.
    var file: OutputFile?
    var buffer: [UInt8] = []
    /// Bytes that were written.
    var length: Int64 = 0
    /// How much of the output is complete, and up to which position of the history that is.
    var complete: (length: Int64, position: HistoryPosition)
    var rows = 0
  }

  let columns: [String]
  private let format: RowFormat
  /// Whether there is nothing of the output before it's whole: it isn't a pipe or standard output.
  let appearsWhole: Bool
  private let state: Mutex<State>

  private static let bufferSize = 1 << 18

  /// Begins with the header.
  ///
  /// - Throws: when the file can't be made.
  init(_ path: String?, format: RowFormat, columns: [String], since: HistoryPosition) throws {
    // A file that would grow beyond a limit is an error of writing, not the end of the program.
    _ = signal(SIGXFSZ, SIG_IGN)
    let file = try OutputFile(path)
    appearsWhole = !file.isWrittenThrough
    self.format = format
    self.columns = columns
    var buffer: [UInt8] = []
    format.appendHeader(columns, to: &buffer)
    state = Mutex(State(file: file, buffer: buffer, complete: (0, since)))
  }

  /// How many rows were written.
  var rows: Int { state.withLock { $0.rows } }

  /// The position up to which what was written is complete.
  var position: HistoryPosition { state.withLock { $0.complete.position } }

  /// - Throws: `FileError`.
  func write(_ cells: [Cell]) throws {
    try state.withLock { state in
      format.append(cells, columns: columns, to: &state.buffer)
      state.rows += 1
      if state.buffer.count >= Self.bufferSize { try flush(&state) }
    }
  }

  /// Writes out what there is, and keeps in mind that it's complete up to a position.
  ///
  /// - Throws: `FileError`.
  func complete(_ position: HistoryPosition) throws {
    try state.withLock { state in
      try flush(&state)
      state.complete = (state.length, position)
    }
  }

  /// Gives the file its name.
  ///
  /// - Throws: `FileError`; then there is no file.
  func publish() throws {
    try state.withLock { state in
      try flush(&state)
      try state.file.take()?.publish()
    }
  }

  /// Gives the file its name with the complete part of what was written.
  ///
  /// - Returns: `false` when the file is gone, because it couldn't be published as a whole.
  /// - Throws: `FileError`; then there is no file.
  func publishComplete() throws -> Bool {
    try state.withLock { state in
      guard let file = state.file.take() else { return false }
      try file.truncate(to: state.complete.length)
      try file.publish()
      return true
    }
  }

  private func flush(_ state: inout State) throws {
    try state.file?.write(state.buffer.span)
    state.length += Int64(state.buffer.count)
    state.buffer.removeAll(keepingCapacity: true)
  }
}
