import AssentLinks
import AssentModel
import AssentStore
import Testing

/// Someone whose submissions go to a store or a journal.
struct Recipient {
  let profile: Profile.ID
  private let keys: KeyRing

  static let news = ServiceNumber(rawValue: 3).map { Scope.service($0) } ?? .everyChannel

  init(_ name: String = "p-1") throws {
    var generator = SystemRandomNumberGenerator()
    keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
    profile = try #require(Profile.ID(name))
  }

  func submission(_ action: LinkAction = .optOut, _ scope: Scope = .everyChannel, _ form: SubmissionForm = .button) throws -> Submission {
    var generator = SystemRandomNumberGenerator()
    let link = Link(action, scope: scope, profile: profile, campaign: CampaignNumber(rawValue: 7))
    let locale = try #require(LocaleTag("nl-BE"))
    return try #require(
      Submission(
        id: RecordID(at: Timestamp(seconds: 1), from: &generator), salt: RecordSalt(from: &generator),
        link: try keys.verify(try keys.sign(link).text), form: form,
        evidence: PageEvidence(
          locale: locale, pageHash: form == .oneClick ? nil : "ab12", sourcesHash: "cd34", network: "192.0.2.0/24")))
  }

  func late(_ second: Int64, _ scope: Scope = .everyChannel, _ form: SubmissionForm = .button) throws -> LateSubmission {
    LateSubmission(try submission(.optOut, scope, form), at: Timestamp(seconds: second))
  }
}
