import Foundation
import Glibc
import Synchronization

/// The open file of a journal, which no other process has open.
final class JournalFile: Sendable {
  private let path: String
  private let number: Mutex<Int32?>

  /// Opens or makes the file for its owner alone, and locks it.
  init(path: String) throws(JournalError) {
    let number = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard number >= 0 else {
      throw JournalError(.cannotOpen, path, "the journal can't be opened (\(Self.reason())): let this program read and write it and its folder")
    }
    self.path = path
    self.number = Mutex(number)
    var status = stat()
    guard unsafe fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw JournalError(.notAJournal, path, "this is no file: name another one for the journal")
    }
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      throw JournalError(.inUse, path, "another process uses this journal: end it, or give each handler a journal of its own")
    }
  }

  deinit { close() }

  /// Lets nobody but its owner read the file.
  func keepPrivate() throws(JournalError) {
    guard fchmod(try descriptor, 0o600) == 0 else {
      throw JournalError(.cannotOpen, path, "the journal can't be kept from others (\(Self.reason())): let this program own it")
    }
  }

  /// Gives the file and its lock back.
  func close() {
    number.withLock { number in
      if let number {
        // A child that is just being started has a copy of the descriptor until its program runs, and with it the lock.
        _ = flock(number, LOCK_UN)
        _ = Glibc.close(number)
      }
      number = nil
    }
  }

  /// Reads the file from its beginning, in pieces.
  func read(_ body: (ArraySlice<UInt8>) -> Void) throws(JournalError) {
    let number = try descriptor
    var (piece, offset) = ([UInt8](repeating: 0, count: 1 << 20), 0)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes { unsafe pread(number, $0.baseAddress, $0.count, off_t(offset)) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw JournalError(.cannotOpen, path, "the journal can't be read (\(Self.reason())): look at the disk") }
      guard count > 0 else { return }
      body(piece[..<count])
      offset += count
    }
  }

  /// Adds bytes at the end and returns once they are on the disk.
  func append(_ bytes: [UInt8]) throws(JournalError) {
    let number = try descriptor
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { unsafe write(number, $0.baseAddress?.advanced(by: written), $0.count - written) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw cannotWrite() }
      written += count
    }
    try synchronize()
  }

  /// Ends the file at this length and returns once the disk knows.
  func truncate(to length: Int) throws(JournalError) {
    guard ftruncate(try descriptor, off_t(length)) == 0 else { throw cannotWrite() }
    try synchronize()
  }

  /// Whether the disk has room for a few more lines, and may be written.
  var hasRoom: Bool {
    guard let number = number.withLock({ $0 }) else { return false }
    var disk = statvfs()
    guard unsafe fstatvfs(number, &disk) == 0 else { return false }
    return disk.f_flag & UInt(ST_RDONLY) == 0 && disk.f_bavail > 0
  }

  /// Returns once the disk knows the file by its name.
  func synchronizeFolder() throws(JournalError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let number = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { throw cannotWrite() }
    defer { _ = Glibc.close(number) }
    guard fsync(number) == 0 else { throw cannotWrite() }
  }

  private func synchronize() throws(JournalError) {
    guard fdatasync(try descriptor) == 0 else { throw cannotWrite() }
  }

  private var descriptor: Int32 {
    get throws(JournalError) {
      guard let number = number.withLock({ $0 }) else { throw JournalError(.closed, path, "the journal is closed") }
      return number
    }
  }

  private func cannotWrite() -> JournalError {
    JournalError(.cannotWrite, path, "the disk doesn't take what is written (\(Self.reason())): make room, or look at the disk")
  }

  /// What the system said when it refused.
  private static func reason() -> String { unsafe String(cString: strerror(errno)) }
}

/// Why a journal can't be opened, or doesn't take an entry. The message says what and what to do, and holds nothing about a profile.
public struct JournalError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// The file can't be opened or read.
    case cannotOpen
    /// Another process uses the file.
    case inUse
    /// The file is something else than a journal.
    case notAJournal
    /// A newer version of the program made the journal.
    case newerVersion
    /// The journal has reached its limit.
    case full
    /// The disk is full, or doesn't take what is written to it.
    case cannotWrite
    /// The submission is something else than a plain opt-out.
    case notAnOptOut
    /// The journal was closed.
    case closed
  }

  public let code: Code
  /// The path of the journal.
  public let subject: String
  public let message: String

  public init(_ code: Code, _ subject: String, _ message: String) {
    self.code = code
    self.subject = subject
    self.message = message
  }

  public var description: String { "\(subject): \(message)" }
}
