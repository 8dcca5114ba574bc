import Foundation

/// A folder of dictionaries that is removed with the value.
final class DictionaryFolder: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("assent-dictionaries-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a dictionary of a few words.
  func write(_ name: String, encoding: String = "UTF-8", words: [String], as stored: String.Encoding = .utf8) throws {
    let affixes = "SET \(encoding)\nTRY esianrtolcdugmphbyfvkwzé\n"
    let list = "\(words.count)\n" + words.map { $0 + "\n" }.joined()
    try (affixes.data(using: stored) ?? Data()).write(to: URL(fileURLWithPath: "\(path)/\(name).aff"))
    try (list.data(using: stored) ?? Data()).write(to: URL(fileURLWithPath: "\(path)/\(name).dic"))
  }
}
