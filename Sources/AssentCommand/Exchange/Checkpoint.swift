import ArgumentParser
import AssentPreferences
import Foundation

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
  func write(_ position: HistoryPosition) throws { try Data("\(position)\n".utf8).write(to: URL(filePath: path), options: .atomic) }
}
