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
