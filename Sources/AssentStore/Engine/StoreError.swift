/// Why a store can't be opened or didn't answer. The message says what, where and what to do, and holds nothing about a profile.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// The text that should name a store names none.
    case badLocation
    /// The folder of the store's file isn't there.
    case folderMissing
    /// The file can't be opened.
    case cannotOpen
    /// The file, or database, is something else than a store.
    case notAStore
    /// The store can be read and not written.
    case readOnly
    /// A newer version of the program made the store.
    case newerSchema
    /// A stored value can't be read.
    case corrupt
    /// The store didn't answer.
    case unavailable
    /// The connection broke while the choice was committed, and nobody could be asked since whether it was.
    case outcomeUnknown
    /// Another record has this id.
    case alreadyRecorded
    /// The store that something is copied to has a history already.
    case notEmpty
    /// An entry doesn't follow from the one before it.
    case brokenChain
    /// A change of the quarantine lacks its reason, or holds what can't be kept.
    case badChange
    /// A value of a choice holds what the database can't keep, such as the character NUL.
    case badValue
    /// The visitor of a snapshot threw an error.
    case visitorFailed
  }

  public let code: Code
  /// The store's location, or what was taken for one.
  public let subject: String
  public let message: String

  public init(_ code: Code, _ subject: String, _ message: String) {
    self.code = code
    self.subject = subject
    self.message = message
  }

  public var description: String { "\(subject): \(message)" }
}

extension StoreError {
  /// Whether any other submission would meet the error, too.
  var concernsTheStore: Bool { code != .corrupt && code != .alreadyRecorded && code != .badValue }

  public static func alreadyRecorded(_ name: String) -> StoreError {
    StoreError(.alreadyRecorded, name, "another record has this id or position")
  }
}
