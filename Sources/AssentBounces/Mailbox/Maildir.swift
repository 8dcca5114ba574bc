import Foundation

/// A folder of messages, one per file: new ones in `new`, seen ones in `cur`.
///
/// Source: https://cr.yp.to/proto/maildir.html
struct Maildir {
  /// The paths of the messages by their names, which begin with the time of delivery.
  let files: [String]

  /// - Throws: when the folder is no maildir, or can't be listed; as a sentence without a full stop.
  init(_ path: String) throws(MaildirFault) {
    let manager = FileManager.default
    let folders = ["new", "cur"].map { "\(path.hasSuffix("/") ? String(path.dropLast()) : path)/\($0)" }.filter(Self.isFolder)
    guard !folders.isEmpty else { throw MaildirFault(description: "a folder that is no maildir: there is neither new nor cur in it") }
    var files: [(name: String, path: String)] = []
    for folder in folders {
      do {
        // A name that begins with a dot is no message.
        for name in try manager.contentsOfDirectory(atPath: folder) where !name.hasPrefix(".") { files.append((name, "\(folder)/\(name)")) }
      } catch {
        throw MaildirFault(description: "can't be listed: let the user of this command read \(folder)")
      }
    }
    self.files = files.sorted { ($0.name, $0.path) < ($1.name, $1.path) }.map(\.path)
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}

struct MaildirFault: Error, Hashable, CustomStringConvertible {
  let description: String
}
