public import AssentLinks
public import AssentModel

/// One entry of the append-only history: the proof of who chose what, when, how, in which language and on exactly which page.
public struct ConsentRecord: Hashable, Sendable {
  public var id: RecordID
  /// Shared by the records of one submission.
  public var submission: RecordID
  /// Shared by the records of one submission.
  public var salt: RecordSalt
  public var time: Timestamp
  public var profile: Profile.ID
  public var choice: Choice
  public var scope: Scope
  public var method: ConsentMethod
  public var campaign: CampaignNumber?
  /// The language of the page; `nil` when there was none.
  public var locale: LocaleTag?
  /// SHA-256 of the built page that was shown, in lower-case hexadecimal; `nil` when none was, as with a mail program's button.
  public var pageHash: String?
  /// SHA-256 of the names and hashes of the templates, strings and documents behind that page, in lower-case hexadecimal.
  public var sourcesHash: String?
  /// The key that signed the link; `nil` when there was no link.
  public var keyID: KeyID?
  /// SHA-256 of the link's token, in lower-case hexadecimal; never the token. `nil` when there was no link.
  public var tokenHash: String?
  /// The network that the request came from, such as `192.0.2.0/24`; `nil` unless the operator keeps it, and once it was removed.
  /// The chain of the history doesn't cover it.
  public var network: String?
  /// What somebody at the sender said who entered the choice; `nil` when the person made it.
  public var statement: SenderStatement?
  /// The profile's state that the choice met.
  public var before: Preferences
  /// The profile's state that the choice made.
  public var after: Preferences

  public init(
    id: RecordID, submission: RecordID, salt: RecordSalt, time: Timestamp, profile: Profile.ID, choice: Choice, scope: Scope,
    method: ConsentMethod, campaign: CampaignNumber? = nil, locale: LocaleTag? = nil, pageHash: String? = nil,
    sourcesHash: String? = nil, keyID: KeyID? = nil, tokenHash: String? = nil, network: String? = nil,
    statement: SenderStatement? = nil, before: Preferences, after: Preferences
  ) {
    self.id = id
    self.submission = submission
    self.salt = salt
    self.time = time
    self.profile = profile
    self.choice = choice
    self.scope = scope
    self.method = method
    self.campaign = campaign
    self.locale = locale
    self.pageHash = pageHash
    self.sourcesHash = sourcesHash
    self.keyID = keyID
    self.tokenHash = tokenHash
    self.network = network
    self.statement = statement
    self.before = before
    self.after = after
  }
}

extension ConsentRecord {
  /// A record of a choice that came this way.
  init(
    id: RecordID, submission: RecordID, salt: RecordSalt, time: Timestamp, profile: Profile.ID, choice: Choice, scope: Scope,
    method: ConsentMethod, origin: SubmissionOrigin, before: Preferences, after: Preferences
  ) {
    self.init(
      id: id, submission: submission, salt: salt, time: time, profile: profile, choice: choice, scope: scope, method: method, before: before,
      after: after)
    switch origin {
    case .link(let link, let evidence):
      campaign = link.campaign
      locale = evidence.locale
      pageHash = evidence.pageHash
      sourcesHash = evidence.sourcesHash
      network = evidence.network
      keyID = link.keyID
      tokenHash = link.tokenHash
    case .sender(let statement): self.statement = statement
    }
  }
}
