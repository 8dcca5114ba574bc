import AssentLinks
import AssentModel

/// An opt-out as a line of the journal spells it.
struct JournalEntry: Codable, Hashable {
  struct Link: Codable, Hashable {
    var action: String
    var scope: UInt16
    var campaign: UInt32?
    var keyID: UInt8
    var tokenHash: String
  }

  struct Page: Codable, Hashable {
    var locale: LocaleTag
    var pageHash: String?
    var sourcesHash: String?
    var network: String?
  }

  struct Statement: Codable, Hashable {
    var reason: String
    var actor: String?
  }

  var id: String
  var salt: String
  var profile: String
  var scope: UInt16
  var method: ConsentMethod
  /// In milliseconds since 1970 UTC, as the next.
  var time: Int64
  var knownUntil: Int64
  var link: Link?
  var page: Page?
  var statement: Statement?

  /// `nil` for a submission that isn't a plain opt-out.
  init?(_ late: LateSubmission) {
    let submission = late.submission
    guard case .choice(.optOut, let scope, let method) = submission.change else { return nil }
    id = submission.id.description
    salt = submission.salt.description
    profile = submission.profile.text
    self.scope = scope.code
    self.method = method
    time = late.time.milliseconds
    knownUntil = late.knownUntil.milliseconds
    switch submission.origin {
    case .link(let link, let evidence):
      self.link = Link(
        action: link.action.name, scope: link.scope.code, campaign: link.campaign?.rawValue, keyID: link.keyID.rawValue, tokenHash: link.tokenHash)
      page = Page(locale: evidence.locale, pageHash: evidence.pageHash, sourcesHash: evidence.sourcesHash, network: evidence.network)
    case .sender(let statement):
      self.statement = Statement(reason: statement.reason, actor: statement.actor)
    }
  }

  /// The opt-out again; `nil` when a part says nothing that the program knows.
  var submission: LateSubmission? {
    guard let id = RecordID(id), let salt = RecordSalt(salt), let profile = Profile.ID(profile), let scope = Scope(code: scope), let origin
    else { return nil }
    return LateSubmission(
      Submission(id: id, salt: salt, profile: profile, origin: origin, change: .choice(.optOut, scope, method)),
      at: Timestamp(milliseconds: time), knownUntil: Timestamp(milliseconds: knownUntil))
  }

  private var origin: SubmissionOrigin? {
    if let link, let page {
      guard let action = LinkAction(name: link.action), let scope = Scope(code: link.scope), let keyID = KeyID(rawValue: link.keyID)
      else { return nil }
      return .link(
        LinkOrigin(
          action: action, scope: scope, campaign: link.campaign.flatMap { CampaignNumber(rawValue: $0) }, keyID: keyID, tokenHash: link.tokenHash),
        PageEvidence(locale: page.locale, pageHash: page.pageHash, sourcesHash: page.sourcesHash, network: page.network))
    }
    return statement.map { .sender(SenderStatement(reason: $0.reason, actor: $0.actor)) }
  }
}
