import ArgumentParser
import AssentAudience
import AssentFormats
import AssentModel
import AssentStore
import Foundation

/// One run of `assent export`.
struct ExportRun {
  let store: any ReadableStore
  let since: HistoryPosition
  let path: String?
  let format: RowFormat
  let checkpoint: Checkpoint?

  private static let pageSize = 1000

  /// Writes the history up to where it ends now. What was written stays, complete up to the position that is told, when it ends early.
  ///
  /// - Throws: exit code 1.
  func write(_ table: any ExportTable) async throws {
    let output = try RowOutput(path, format: format, columns: table.columns, since: since)
    let progress = ProgressBar(label: "entries", isShown: true)
    defer { progress.clear() }
    do {
      let end = try await store.head().position
      var position = since
      while position < end {
        let page = try await store.entries(after: position, limit: Self.pageSize).prefix { $0.position <= end }
        guard let last = page.last else { break }
        for entry in page { for row in table.rows(of: entry) { try output.write(row) } }
        try output.complete(last.position)
        position = last.position
        progress.update(
          done: Int(clamping: position.rawValue - since.rawValue), total: Int(clamping: end.rawValue - since.rawValue))
      }
      try output.complete(end)
      try output.publish()
    } catch {
      progress.clear()
      StandardStream.error.print("error: \(error)")
      try keepComplete(output)
      throw ExitCode(1)
    }
    try conclude(output, at: output.position)
  }

  /// Writes the rows of a table of one moment: all of them or no file.
  ///
  /// - Throws: exit code 1.
  func write(_ table: any ExportTable, at time: Timestamp, explicit: ChannelSet, book: AddressBook) async throws {
    let output = try RowOutput(path, format: format, columns: table.columns, since: since)
    let reached: HistoryPosition
    let export = ContactExport(of: store, as: table, since: since, at: time, explicit: explicit, book: book)
    do {
      let position = try await export.run { try output.write($0) }
      try output.publish()
      reached = position
    } catch {
      StandardStream.error.print("error: \(error)")
      StandardStream.error.print(output.appearsWhole ? "nothing was kept: run it again" : "the output is not complete")
      throw ExitCode(1)
    }
    try conclude(output, at: reached)
  }

  /// Keeps the part of an export that ended early which is complete up to a position, and says where to go on.
  private func keepComplete(_ output: RowOutput) throws {
    let reached = output.position
    guard reached > since else { return StandardStream.error.print("nothing was kept: run it again from position \(since)") }
    if output.appearsWhole {
      var isKept = false
      do { isKept = try output.publishComplete() } catch { StandardStream.error.print("error: \(error)") }
      guard isKept else { return StandardStream.error.print("nothing was kept: run it again from position \(since)") }
      try writeCheckpoint(reached)
    }
    StandardStream.error.print(continuation(from: reached))
  }

  private func conclude(_ output: RowOutput, at position: HistoryPosition) throws {
    try writeCheckpoint(position)
    let rows = output.rows
    StandardStream.error.print("\(rows) \(rows == 1 ? "row" : "rows") written, complete up to position \(position)")
  }

  /// Keeps the position of an output that is there already.
  private func writeCheckpoint(_ position: HistoryPosition) throws {
    do throws(FileError) {
      try checkpoint?.write(position)
    } catch {
      StandardStream.error.print("error: \(error)\n\(continuation(from: position))")
      throw ExitCode(1)
    }
  }

  private func continuation(from position: HistoryPosition) -> String {
    "\(path ?? "the output") is complete up to position \(position): go on with --since \(position)"
  }
}

/// A file that keeps the position which an export reached, for the next one.
struct Checkpoint {
  let path: String

  /// The position; the start when there is no file yet.
  ///
  /// - Throws: when the file holds something else.
  func read() throws -> HistoryPosition {
    guard FileManager.default.fileExists(atPath: path) else { return .start }
    let text = (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
    guard let position = Int64(text).flatMap({ HistoryPosition(rawValue: $0) }) else {
      throw ValidationError("\(path) holds no position: give the file that an earlier export wrote, or remove it to begin anew.")
    }
    return position
  }

  /// Puts the position into the file, in one step.
  func write(_ position: HistoryPosition) throws(FileError) { try OutputFile.write("\(position)\n", to: path) }
}
