public import AssentModel

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
