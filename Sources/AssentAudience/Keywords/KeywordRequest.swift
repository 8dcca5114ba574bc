public import AssentModel

/// A message that was understood, and whose number it is.
public struct KeywordRequest: Hashable, Sendable {
  public let message: InboundMessage
  public let match: KeywordMatch
  /// The profiles that the number belongs to, as far as is known.
  public let profiles: [Profile.ID]

  public init(message: InboundMessage, match: KeywordMatch, profiles: [Profile.ID]) {
    self.message = message
    self.match = match
    self.profiles = profiles
  }

  /// In the order in which people wrote; gateways list the newest first. Where times are the same, opting out comes last and stands.
  public static func chronological(_ requests: [KeywordRequest]) -> [KeywordRequest] {
    func time(_ request: KeywordRequest) -> Int64 { request.message.received?.milliseconds ?? .max }
    func rank(_ request: KeywordRequest) -> Int { request.match.choice == .optIn ? 0 : 1 }
    return requests.sorted { (time($0), rank($0), $0.message.line) < (time($1), rank($1), $1.message.line) }
  }
}
