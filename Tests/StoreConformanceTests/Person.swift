import AssentLinks
import AssentModel
import AssentStore
import Testing

/// Someone who follows links and sends forms.
struct Person {
  let keys: KeyRing
  let profile: Profile.ID
  let store: PreferenceStore

  init(_ name: String = "p-1", store: PreferenceStore) throws {
    var generator = SystemRandomNumberGenerator()
    self.keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
    self.profile = try #require(Profile.ID(name))
    self.store = store
  }

  func submission(_ action: LinkAction, _ scope: Scope = .everyChannel, _ form: SubmissionForm = .button) throws -> Submission {
    var generator = SystemRandomNumberGenerator()
    let link = Link(action, scope: scope, profile: profile, campaign: CampaignNumber(rawValue: 7))
    let locale = try #require(LocaleTag("nl"))
    return try #require(
      Submission(
        id: RecordID(at: Self.now, from: &generator), salt: RecordSalt(from: &generator), link: try keys.verify(try keys.sign(link).text), form: form,
        evidence: PageEvidence(locale: locale, pageHash: form == .oneClick ? nil : "ab12", sourcesHash: "cd34")))
  }

  @discardableResult
  func send(
    _ action: LinkAction, _ scope: Scope = .everyChannel, _ form: SubmissionForm = .button, at time: Timestamp = Person.now
  ) async throws -> RecordedSubmission {
    try await store.record(try submission(action, scope, form), at: time)
  }

  var state: Preferences { get async throws { try await store.preferences(of: profile) } }
  var history: [ConsentRecord] { get async throws { try await store.history(of: profile) } }

  static func erasure(of profile: Profile.ID) -> ErasureRequest {
    var generator = SystemRandomNumberGenerator()
    return ErasureRequest(
      id: RecordID(at: now, from: &generator), profile: profile, statement: SenderStatement(reason: "asked by letter", actor: "Ines"))
  }

  static let now = Timestamp(milliseconds: 1_795_000_000_123)
}
