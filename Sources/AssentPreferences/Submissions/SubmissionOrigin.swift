public import AssentLinks
public import AssentModel

/// Where a submission comes from.
public enum SubmissionOrigin: Hashable, Sendable {
  case link(LinkOrigin, PageEvidence)
  case sender(SenderStatement)
}

/// What a store keeps of the link that a choice was made with. Only a verified link makes one.
public struct LinkOrigin: Hashable, Sendable {
  public let action: LinkAction
  public let scope: Scope
  public let campaign: CampaignNumber?
  /// The key that signed the link.
  public let keyID: KeyID
  /// SHA-256 of the token, in lower-case hexadecimal.
  public let tokenHash: String

  public init(_ link: VerifiedLink) {
    action = link.link.action
    scope = link.link.scope
    campaign = link.link.campaign
    keyID = link.keyID
    tokenHash = link.tokenHash
  }
}
