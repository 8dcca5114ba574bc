/// Why a token was refused. The message never holds the token or anything it says.
public struct LinkError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// Not a token at all, or cut off.
    case malformed
    /// The key isn't in the ring: it was removed, or the link is another sender's.
    case unknownKey
    /// Changed after it was signed, or never signed.
    case badSignature
    /// Rightly signed, with content that this version doesn't know.
    case unsupported
  }

  public let code: Code
  public let message: String

  private init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }

  static let malformed = LinkError(
    .malformed, "this is no link token, or a part of it is missing: copy the link from the message as a whole")
  static let badSignature = LinkError(
    .badSignature, "the signature is wrong: the link was changed, or another key ring signed it")
  static let unsupported = LinkError(
    .unsupported, "the link is signed, but this version can't read what it says: update the program that reads it")

  static func unknownKey(_ id: KeyID) -> LinkError {
    LinkError(.unknownKey, "the key ring has no key \(id): it was removed, or the link belongs to another ring")
  }
}
