public import AssentModel

/// One row of a file that brings choices from another system.
public struct ImportedChoice: Hashable, Sendable {
  /// What was chosen. The raw value is the word in files.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case optIn = "opt-in"
    case optOut = "opt-out"
    /// A sign-up that waits for its confirmation.
    case signUp = "sign-up"
  }

  public let profile: Profile.ID
  public let kind: Kind
  public let scope: Scope
  /// When the person chose.
  public let time: Timestamp
  /// What the other system keeps as proof, such as the name and the number of a form; empty for an opt-out that comes without.
  public let proof: String

  public init(profile: Profile.ID, kind: Kind, scope: Scope, time: Timestamp, proof: String) {
    self.profile = profile
    self.kind = kind
    self.scope = scope
    self.time = time
    self.proof = proof
  }
}
