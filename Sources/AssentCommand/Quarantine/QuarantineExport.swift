import ArgumentParser
import AssentPreferences
import Glibc

/// Writes entries as a file, or to standard output.
struct QuarantineExport {
  let filter: QuarantineFilter
  let format: QuarantineRow.Format

  private static let bufferSize = 1 << 16

  /// Writes those that the filter lets through, and returns how many they are. A file appears when it is whole.
  ///
  /// - Throws: when the store can't be read or the output not be written; then there is no file.
  @discardableResult
  func write(_ store: any QuarantineReader, to path: String?) async throws -> Int {
    // A file that would grow beyond a limit is an error of writing, not the end of the program.
    _ = signal(SIGXFSZ, SIG_IGN)
    let file = try path.map(OutputFile.init)
    do {
      var buffer = QuarantineRow.header(format)
      var count = 0
      try await store.forEachEntry { entry in
        guard filter.matches(entry) else { return }
        count += 1
        buffer += QuarantineRow(entry: entry).bytes(format)
        if buffer.count >= Self.bufferSize { try Self.flush(&buffer, to: file?.descriptor ?? 1, path) }
      }
      try Self.flush(&buffer, to: file?.descriptor ?? 1, path)
      try file?.publish()
      return count
    } catch {
      file?.discard()
      throw error
    }
  }

  private static func flush(_ buffer: inout [UInt8], to descriptor: Int32, _ path: String?) throws {
    var rest = buffer[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        throw ValidationError("Can't write \(path ?? "to standard output"): \(unsafe String(cString: strerror(errno))). Nothing of it was kept.")
      }
      rest = rest.dropFirst(written)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
