public import AssentModel

/// A link that a key ring signed. Its description hides the token: who has it may act for the profile.
public struct SignedLink: Hashable, Sendable {
  /// The token, 39 to 123 characters of base64url.
  public let text: String

  /// `<base URL>/<locale>/<token>`; a slash at the end of the base URL makes no difference.
  public func url(baseURL: String, locale: LocaleTag) -> String {
    "\(baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL)/\(locale)/\(text)"
  }
}

extension SignedLink: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "(signed link)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A link whose signature was found to be right. Only ``KeyRing/verify(_:)`` makes one.
public struct VerifiedLink: Hashable, Sendable {
  public let link: Link
  /// The key that signed it.
  public let keyID: KeyID
  /// SHA-256 of the token's text, as 64 lower-case hexadecimal digits: it proves in a consent record which link was used, and can't be used as one.
  public let tokenHash: String

  /// Whether the expiry has come; the second of the expiry itself counts as expired.
  public func isExpired(at now: Timestamp) -> Bool { link.expiresAt.map { now >= Timestamp(seconds: Int64($0)) } ?? false }

  /// Whether the link may still be acted on: opting out always, everything else until the expiry.
  ///
  /// Withdrawing consent must never be harder than giving it: Regulation (EU) 2016/679, article 7(3).
  public func isHonoured(at now: Timestamp) -> Bool { link.action == .optOut || !isExpired(at: now) }
}

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

/// The two header fields of a message that let a mail program show an unsubscribe button.
///
/// A sender must cover both with its DKIM signature. Source: RFC 2369 section 3.2, RFC 8058 section 3.1.
public struct UnsubscribeHeaders: Hashable, Sendable {
  /// `List-Unsubscribe: <https://...>`
  public let listUnsubscribe: String
  /// `List-Unsubscribe-Post: List-Unsubscribe=One-Click`
  public let listUnsubscribePost = "List-Unsubscribe-Post: List-Unsubscribe=One-Click"

  /// `nil` when the URL isn't `https`, which RFC 8058 requires, or holds a character that no URL has and that could end the header.
  public init?(url: String) {
    let forbidden: Set<UInt8> = Set("<>\"\\^`{|} ".utf8)
    guard url.lowercased().hasPrefix("https://"), url.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !forbidden.contains($0) })
    else { return nil }
    self.listUnsubscribe = "List-Unsubscribe: <\(url)>"
  }

  /// Both lines in order, without line breaks.
  public var lines: [String] { [listUnsubscribe, listUnsubscribePost] }
}
