public import AssentModel

/// What the links of one run have in common: everything but the action and the profile.
public struct LinkTemplate: Hashable, Sendable {
  public var scope: Scope
  /// Whole seconds since 1970 UTC, 1 to 4294967295; `nil` when the links never expire.
  public var expiresAt: UInt32?
  public var campaign: CampaignNumber?
  public var isTest: Bool

  public init(
    scope: Scope = .everyChannel, expiresAt: UInt32? = nil, campaign: CampaignNumber? = nil, isTest: Bool = false
  ) {
    self.scope = scope
    self.expiresAt = expiresAt == 0 ? nil : expiresAt
    self.campaign = campaign
    self.isTest = isTest
  }

  init(_ link: Link) {
    self.init(scope: link.scope, expiresAt: link.expiresAt, campaign: link.campaign, isTest: link.isTest)
  }
}
