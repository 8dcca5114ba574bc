import AssentHashes
import AssentModel

/// Where the fields of a token are.
///
/// Source: the link token, version 1.
enum TokenLayout {
  static let version: UInt8 = 1
  static let profileStart = 12
  static let tagLength = 16
  /// Bytes of a token whose profile id is one byte.
  static let shortest = profileStart + 1 + tagLength
  /// Bytes of a token whose profile id is 64 bytes.
  static let longest = profileStart + 64 + tagLength
  /// Characters of the longest token.
  static let longestText = Base64URL.length(of: longest)

  static let isUUID: UInt8 = 1 << 4
  static let isTest: UInt8 = 1 << 5

  /// Reads what a tag was found to protect: everything before it.
  static func link(from bytes: ArraySlice<UInt8>) throws(LinkError) -> Link {
    let profileBytes = bytes.dropFirst(profileStart)
    let flags = bytes[1]
    guard bytes[0] >> 4 == version, flags & 0b1100_0000 == 0, let action = LinkAction(rawValue: flags & 0x0F),
      let scope = Scope(code: UInt16(number(in: bytes[2..<4]))),
      let profile = flags & isUUID == 0
        ? String(validating: profileBytes, as: UTF8.self) : UUIDText.text(of: profileBytes),
      let id = Profile.ID(profile)
    else { throw .unsupported }
    return Link(
      action, scope: scope, profile: id, campaign: CampaignNumber(rawValue: number(in: bytes[8..<12])),
      expiresAt: number(in: bytes[4..<8]), isTest: flags & isTest != 0)
  }

  private static func number(in bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }
}

/// The tag of a token: the first 16 bytes of its HMAC-SHA256.
package struct AuthenticationTag: Equatable {
  /// The 16 bytes as two big-endian numbers.
  let high: UInt64
  let low: UInt64

  /// Reads the first 16 bytes; the caller has made sure that there are so many.
  package init(_ bytes: borrowing Span<UInt8>) {
    var (high, low): (UInt64, UInt64) = (0, 0)
    for index in 0..<8 {
      high = high << 8 | UInt64(bytes[index])
      low = low << 8 | UInt64(bytes[index + 8])
    }
    (self.high, self.low) = (high, low)
  }

  init(_ code: SHA256Hash) { (high, low) = code.prefix }

  /// In constant time: both halves are always compared, so how long it takes says nothing about how many bytes of a forged tag are right.
  package static func == (left: AuthenticationTag, right: AuthenticationTag) -> Bool {
    (left.high ^ right.high) | (left.low ^ right.low) == 0
  }
}

extension PreparedHMAC {
  /// Signs and verifies tokens under a secret.
  init(secret: Secret) { self.init(secret: secret.bytes, purpose: "assent link v1") }

  func tag(of message: borrowing Span<UInt8>) -> AuthenticationTag { AuthenticationTag(code(of: message)) }
}
