import AssentStore
import Foundation

/// A folder for journals that is removed with the value.
final class JournalFolder: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "assent-journal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var journal: String { file("opt-outs.journal") }
  var damaged: String { journal + ".damaged" }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func bytes(_ file: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: file))) }

  func write(_ bytes: some Sequence<UInt8>) throws { try Data(bytes).write(to: URL(fileURLWithPath: journal)) }
}
