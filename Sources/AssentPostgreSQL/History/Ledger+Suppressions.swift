import AssentModel
import AssentPreferences

extension Ledger {
  /// The stored states that are still respected of profiles that were erased. Costs one look when nobody ever was.
  func suppressedStates(of profiles: [Profile.ID]) throws(ServerFailure) -> [Profile.ID: String] {
    guard !profiles.isEmpty, let secret = try rows(Self.secretInUse, { _ in }).first else { return [:] }
    return try suppressedStates(of: profiles, secret: SuppressionSecret(stored: secret))
  }

  func suppressedStates(of profiles: [Profile.ID], secret: SuppressionSecret) throws(ServerFailure) -> [Profile.ID: String] {
    guard !profiles.isEmpty else { return [:] }
    let keys = Dictionary(profiles.map { (secret.key(of: $0).description, $0) }) { first, _ in first }
    var states: [Profile.ID: String] = [:]
    for row in try rows(Self.suppressed, { $0.add(keys.keys.map(Optional.some)) }) {
      guard let profile = keys[try row.text(0)] else { throw .unreadable }
      states[profile] = try row.text(1)
    }
    return states
  }

  /// The names of all of them.
  func suppressions() throws(ServerFailure) -> Set<SuppressionKey> {
    let keys = try rows(Self.allSuppressions, { _ in }).map { row throws(ServerFailure) in
      guard let key = SuppressionKey(try row.text(0)) else { throw .unreadable }
      return key
    }
    return Set(keys)
  }

  func secret() throws(ServerFailure) -> SuppressionSecret {
    guard let row = try rows(Self.secret, { _ in }).first else { throw .unreadable }
    return try SuppressionSecret(stored: row)
  }

  /// The secret, once somebody was erased.
  static let secretInUse = Statement(
    "secret-in-use", "SELECT suppression FROM store_secret WHERE id = 1 AND EXISTS (SELECT 1 FROM suppression)")
  private static let secret = Statement("secret", "SELECT suppression FROM store_secret WHERE id = 1")
  private static let allSuppressions = Statement("all-suppressions", "SELECT profile_key FROM suppression")
  private static let suppressed = Statement(
    "suppressed", "SELECT profile_key, state FROM suppression WHERE profile_key = ANY ($1::text[])")
}

extension SuppressionSecret {
  /// Reads the secret's row.
  init(stored row: Row) throws(ServerFailure) {
    guard let secret = SuppressionSecret(try row.text(0)) else { throw .unreadable }
    self = secret
  }
}
