/// What a link says before it is signed: who may do what, for which scope, and until when.
///
/// Source: the link token, version 1.
public struct Link: Hashable, Sendable {
  public var action: LinkAction
  public var scope: Scope
  /// Whole seconds since 1970 UTC, 1 to 4294967295; `nil` when the link never expires.
  public var expiresAt: UInt32?
  public var campaign: CampaignNumber?
  public var profile: Profile.ID
  /// A test link goes through every page and check, and records nothing.
  public var isTest: Bool

  /// An expiry of 0 is the token's spelling of "never" and becomes `nil`.
  public init(
    _ action: LinkAction, scope: Scope = .everyChannel, profile: Profile.ID, campaign: CampaignNumber? = nil,
    expiresAt: UInt32? = nil, isTest: Bool = false
  ) {
    self.action = action
    self.scope = scope
    self.profile = profile
    self.campaign = campaign
    self.expiresAt = expiresAt == 0 ? nil : expiresAt
    self.isTest = isTest
  }
}

/// What a link lets its holder do. The raw value is the action's number in the token.
public enum LinkAction: UInt8, Hashable, Sendable, CaseIterable {
  case optOut = 1
  case optIn = 2
  case preferences = 3
  case confirm = 4
  case undo = 5

  /// The word in flags and messages.
  public var name: String {
    switch self {
    case .optOut: "opt-out"
    case .optIn: "opt-in"
    case .preferences: "preferences"
    case .confirm: "confirm"
    case .undo: "undo"
    }
  }

  /// `nil` for a word that names no action.
  public init?(name: some StringProtocol) {
    guard let action = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = action
  }
}
