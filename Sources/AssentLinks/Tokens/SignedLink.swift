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
