import ArgumentParser
import AssentLinks
import Foundation

/// The key ring, for every command that signs or verifies.
struct KeysOption: ParsableArguments {
  @Option(help: ArgumentHelp("The key ring; otherwise ASSENT_KEYS names the file or holds the ring, else assent.keys.", valueName: "file"))
  var keys: String?

  static let defaultPath = "assent.keys"

  /// The file that the ring is kept in.
  ///
  /// - Throws: when the environment holds the ring itself, which can't be changed there.
  func file() throws -> KeyRingFile {
    if let keys { return KeyRingFile(path: keys) }
    let value = ProcessInfo.processInfo.environment["ASSENT_KEYS"] ?? ""
    guard !value.contains("{") else {
      throw ValidationError("ASSENT_KEYS holds the key ring itself; name the file to change with --keys.")
    }
    return KeyRingFile(path: value.isEmpty ? Self.defaultPath : value)
  }

  func ring() throws -> KeyRing {
    let value = ProcessInfo.processInfo.environment["ASSENT_KEYS"] ?? ""
    return try KeyRing.load(path: keys, environmentValue: value.isEmpty ? Self.defaultPath : value)
  }
}
