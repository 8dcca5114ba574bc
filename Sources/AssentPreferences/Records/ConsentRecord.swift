public import AssentLinks
public import AssentModel

/// One entry of the append-only history: the proof of who chose what, when, how, in which language and on exactly which page.
public struct ConsentRecord: Hashable, Sendable {
  public var id: RecordID
  /// Shared by the records of one submission.
  public var submission: RecordID
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
  /// The profile's state that the choice met.
  public var before: Preferences
  /// The profile's state that the choice made.
  public var after: Preferences

  public init(
    id: RecordID, submission: RecordID, time: Timestamp, profile: Profile.ID, choice: Choice, scope: Scope,
    method: ConsentMethod, campaign: CampaignNumber? = nil, locale: LocaleTag? = nil, pageHash: String? = nil,
    sourcesHash: String? = nil, keyID: KeyID? = nil, tokenHash: String? = nil, before: Preferences, after: Preferences
  ) {
    self.id = id
    self.submission = submission
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
    self.before = before
    self.after = after
  }
}
