import AssentFormats
public import AssentModel
import Foundation
import Glibc
import SystemPackage

/// A key ring in a file that its owner alone may read.
///
/// Every change is made under a lock on the folder, in a new file beside the old one that then takes its place: two changes at once both count,
/// and a crash leaves the old ring or the new one, whole.
public struct KeyRingFile: Hashable, Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// - Throws: `notFound`, `notPrivate`, `malformed`, `noKeys`, `inputOutput`.
  public func read() throws(KeyRingError) -> KeyRing {
    let text: [UInt8]
    do {
      // Without O_NONBLOCK, opening a named pipe would wait for somebody to write to it.
      let file = try InputFile(path, .nonBlocking)
      try checkPrivacy(file.status())
      text = try contents(of: file)
    } catch let error as KeyRingError {
      throw error
    } catch let error as FileError where error.errno == .noSuchFileOrDirectory {
      throw KeyRingError(.notFound, "\(path): there is no key ring: make one with `assent keys new`, or name another with ASSENT_KEYS")
    } catch {
      throw KeyRingError(.inputOutput, "\(path): the key ring can't be read: \((error as? FileError)?.errno ?? Errno(error))")
    }
    return try KeyRingDocument.ring(from: text, source: path)
  }

  /// Makes a ring with one key that signs.
  ///
  /// - Throws: `alreadyExists`: a ring is never overwritten, because the links it signed would be refused; `inputOutput`.
  public func create(now: Timestamp, using generator: inout some RandomNumberGenerator) throws(KeyRingError) -> KeyRing {
    let ring = try KeyRing(now: now, using: &generator)
    return try replacing { file throws(KeyRingError) in
      guard !FileManager.default.fileExists(atPath: file.path) else {
        throw KeyRingError(.alreadyExists, "\(path): there is a file already; `assent keys rotate` adds a key to a ring")
      }
      return ring
    }
  }

  /// Adds a key that signs from now on; see ``KeyRing/rotated(now:using:)``. Returns the new ring.
  ///
  /// - Throws: what ``read()`` throws, `full`.
  public func rotate(now: Timestamp, using generator: inout some RandomNumberGenerator) throws(KeyRingError) -> KeyRing {
    try replacing { file throws(KeyRingError) in try file.read().rotated(now: now, using: &generator) }
  }

  /// Lets a key verify only. Returns the new ring.
  ///
  /// - Throws: what ``read()`` throws, `unknownKey`, `noActiveKey`.
  public func retire(_ id: KeyID) throws(KeyRingError) -> KeyRing {
    try replacing { file throws(KeyRingError) in try file.read().retiring(id) }
  }

  /// Takes a key out: every link that it signed is refused from now on. Returns the new ring.
  ///
  /// - Throws: what ``read()`` throws, `unknownKey`, `noActiveKey`.
  public func remove(_ id: KeyID) throws(KeyRingError) -> KeyRing {
    try replacing { file throws(KeyRingError) in try file.read().removing(id) }
  }

  private func checkPrivacy(_ status: Stat) throws(KeyRingError) {
    guard status.type == .regular else { throw KeyRingError(.malformed, "\(path): this is no file") }
    guard status.userID.rawValue == geteuid() else {
      throw KeyRingError(.notPrivate, "\(path): the key ring belongs to another user: run as its owner, or `chown` it")
    }
    guard status.permissions.rawValue & 0o077 == 0 else {
      throw KeyRingError(.notPrivate, "\(path): others than its owner may read or change the key ring: run `chmod 600 \(path)`")
    }
  }

  private func contents(of file: borrowing InputFile) throws -> [UInt8] {
    var text: [UInt8] = []
    while try file.read(1 << 16, appendingTo: &text) > 0 {
      guard text.count <= 1 << 20 else { throw KeyRingError(.malformed, "\(path): the file is larger than any key ring") }
    }
    return text
  }

  /// Writes the ring that the change makes. The file it is given is this one after all symbolic links.
  private func replacing(_ change: (KeyRingFile) throws(KeyRingError) -> KeyRing) throws(KeyRingError) -> KeyRing {
    let target = KeyRingFile(path: URL(filePath: path).resolvingSymlinksInPath().path)
    do {
      let folder = try InputFile(URL(filePath: target.path).deletingLastPathComponent().path, .directory)
      try lock(folder)
      try target.removeUnfinished()
      let ring = try change(target)
      try OutputFile.write(KeyRingDocument(ring).text(), to: target.path)
      try folder.descriptor.synchronize()
      return ring
    } catch let error as KeyRingError {
      throw error
    } catch {
      throw KeyRingError(.inputOutput, "\(path): the key ring can't be written: \((error as? FileError)?.errno ?? Errno(error))")
    }
  }

  /// Removes rings that a crash left unfinished, with their keys: whoever holds the lock is alone.
  private func removeUnfinished() throws {
    let folder = URL(filePath: path).deletingLastPathComponent()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where OutputFile.isUnfinished(name, of: path) {
      try FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  /// Waits until no other process holds the lock; it goes when the folder is closed.
  private func lock(_ folder: borrowing InputFile) throws(Errno) {
    while flock(folder.descriptor.number, LOCK_EX) != 0 {
      guard errno == EINTR else { throw .latest }
    }
  }
}

extension KeyRing {
  /// Reads a key ring file; see ``KeyRingFile/read()``.
  ///
  /// - Throws: `notFound`, `notPrivate`, `malformed`, `noKeys`, `inputOutput`.
  public init(file path: String) throws(KeyRingError) {
    self = try KeyRingFile(path: path).read()
  }

  /// Reads the text of a key ring: JSON, as in a key ring file.
  ///
  /// - Throws: `malformed`, `noKeys`. The source names the text in the message.
  public init(text: String, source: String) throws(KeyRingError) {
    self = try KeyRingDocument.ring(from: Array(text.utf8), source: source)
  }

  /// The ring of a command: the file that a flag names, else what `ASSENT_KEYS` says, which is the path of a file, or the ring itself when
  /// it begins with `{`.
  ///
  /// - Throws: what ``init(file:)`` throws; `notFound` when neither is given.
  public static func load(path: String? = nil, environmentValue: String?) throws(KeyRingError) -> KeyRing {
    if let path { return try KeyRing(file: path) }
    guard let value = environmentValue, !value.isEmpty else {
      throw KeyRingError(.notFound, "no key ring is given: make one with `assent keys new`, and name it in ASSENT_KEYS")
    }
    let begin = value.first { !$0.isWhitespace }
    return begin == "{" ? try KeyRing(text: value, source: "ASSENT_KEYS") : try KeyRing(file: value)
  }
}
