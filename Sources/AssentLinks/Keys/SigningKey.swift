public import AssentModel

/// One key of a ring: its number, its secret, and what it may still do.
public struct SigningKey: Hashable, Sendable {
  public let id: KeyID
  public let secret: Secret
  public let createdAt: Timestamp
  public var state: KeyState

  public init(id: KeyID, secret: Secret, createdAt: Timestamp, state: KeyState = .active) {
    self.id = id
    self.secret = secret
    self.createdAt = createdAt
    self.state = state
  }
}
