import AssentLinks
import AssentModel
import AssentStore
import Testing

/// Choices on their way to a store.
enum Choices {
  static let now = Timestamp(milliseconds: 1_795_000_000_123)

  /// One that somebody at the sender enters.
  static func make(
    _ profile: String, _ choice: Choice = .optOut, _ scope: Scope = .everyChannel, reason: String = "by phone", like other: Submission? = nil
  ) throws -> Submission {
    var generator = SystemRandomNumberGenerator()
    return Submission(
      id: other?.id ?? RecordID(at: now, from: &generator), salt: RecordSalt(from: &generator), profile: try #require(Profile.ID(profile)),
      choice: choice, scope: scope, method: .byHand, statement: SenderStatement(reason: reason, actor: "Ines"))
  }
}
