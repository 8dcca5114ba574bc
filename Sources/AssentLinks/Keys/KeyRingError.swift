/// Why a key ring can't be used or changed. The message says what is wrong, where, and what to do; it never holds a secret.
public struct KeyRingError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// There is no ring where one is expected.
    case notFound
    /// There is a file already where a new ring should go.
    case alreadyExists
    /// Others than the owner could read or change the file.
    case notPrivate
    /// The text is no key ring.
    case malformed
    /// The ring has no key at all.
    case noKeys
    /// No key of the ring signs.
    case noActiveKey
    /// The ring has no key of that id.
    case unknownKey
    /// Sixteen keys are all that a token can tell apart.
    case full
    /// The system refused to read or write.
    case inputOutput
  }

  public let code: Code
  public let message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }

  static let noActiveKey = KeyRingError(
    .noActiveKey, "no key of the ring may sign: make one with `assent keys rotate`")
}
