import AssentLinks
import AssentModel
import AssentStore
import Testing

@Suite("What the web hands to a store")
struct SubmissionTests {
  private static func submission(_ action: LinkAction, _ form: SubmissionForm, isTest: Bool = false) throws -> Submission? {
    var generator = SystemRandomNumberGenerator()
    let keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
    let profile = try #require(Profile.ID("p-1"))
    let locale = try #require(LocaleTag("fr"))
    let link = try keys.verify(try keys.sign(Link(action, profile: profile, isTest: isTest)).text)
    return Submission(
      id: RecordID(at: Timestamp(seconds: 1), from: &generator), salt: RecordSalt(from: &generator), link: link, form: form,
      evidence: PageEvidence(locale: locale))
  }

  @Test("A test link makes no submission", arguments: LinkAction.allCases)
  func testLink(action: LinkAction) throws {
    let form: SubmissionForm = action == .preferences ? .preferences(offered: [], ticked: []) : .button
    #expect(try Self.submission(action, form, isTest: true) == nil)
    #expect(try Self.submission(action, form) != nil)
  }

  @Test("Only an opt-out link takes a mail program's button", arguments: LinkAction.allCases)
  func oneClick(action: LinkAction) throws {
    #expect(try (Self.submission(action, .oneClick) != nil) == (action == .optOut))
  }

  @Test("A button alone says nothing on a preferences link")
  func preferencesNeedTheirForm() throws {
    #expect(try Self.submission(.preferences, .button) == nil)
    #expect(try Self.submission(.optOut, .preferences(offered: [], ticked: [])) == nil)
  }
}
