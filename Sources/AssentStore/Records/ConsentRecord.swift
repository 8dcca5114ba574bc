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

/// How a choice reached the sender. The raw value is the word in stores and reports.
public enum ConsentMethod: String, Hashable, Sendable, Codable, CaseIterable {
  /// The button of a landing page.
  case page
  /// The unsubscribe button of a mail program: RFC 8058.
  case oneClick = "one-click"
  /// Someone at the sender, by hand.
  case `operator`
  /// Taken over from another system.
  case `import`
  /// A sign-up that waits for its confirmation: it changes no choice.
  case signUp = "sign-up"
  /// The link of the message that asks whether a sign-up was meant.
  case signUpConfirmation = "sign-up-confirmation"
  /// A message that the person sent, such as STOP.
  case keyword
  /// Taking back an opt-out.
  case undo
}

/// What is left of a consent record once its person is erased: what was chosen, how and when, and nothing of who.
///
/// It keeps statistics of campaigns right and the history countable. The erasure holds its digest, so it can't be altered either.
public struct ErasedRecord: Hashable, Sendable {
  public var id: RecordID
  public var submission: RecordID
  public var time: Timestamp
  public var choice: Choice
  public var scope: Scope
  public var method: ConsentMethod
  public var campaign: CampaignNumber?
  public var locale: LocaleTag?
  public var pageHash: String?
  public var sourcesHash: String?

  public init(
    id: RecordID, submission: RecordID, time: Timestamp, choice: Choice, scope: Scope, method: ConsentMethod, campaign: CampaignNumber?,
    locale: LocaleTag?, pageHash: String?, sourcesHash: String?
  ) {
    self.id = id
    self.submission = submission
    self.time = time
    self.choice = choice
    self.scope = scope
    self.method = method
    self.campaign = campaign
    self.locale = locale
    self.pageHash = pageHash
    self.sourcesHash = sourcesHash
  }

  /// What erasing leaves of a record.
  public init(_ record: ConsentRecord) {
    self.init(
      id: record.id, submission: record.submission, time: record.time, choice: record.choice, scope: record.scope, method: record.method,
      campaign: record.campaign, locale: record.locale, pageHash: record.pageHash, sourcesHash: record.sourcesHash)
  }

  /// Source: RFC 8785.
  public var canonicalJSON: String {
    var json = CanonicalJSON()
    json.add("campaign", campaign.map { Int64($0.rawValue) })
    json.add("choice", choice.rawValue)
    json.add("id", id.description)
    json.add("locale", locale?.description)
    json.add("method", method.rawValue)
    json.add("pageHash", pageHash)
    json.add("scope", Int64(scope.code))
    json.add("sourcesHash", sourcesHash)
    json.add("submission", submission.description)
    json.add("time", time.milliseconds)
    return json.finished()
  }
}

extension ConsentRecord {
  /// The record as JSON in one spelling: names sorted, no spaces, nothing for what is absent.
  ///
  /// The network isn't in it: it is kept apart, because it may be removed long before the record.
  ///
  /// Source: RFC 8785.
  public var canonicalJSON: String {
    var json = CanonicalJSON()
    json.add("actor", statement?.actor)
    json.add("after", json: after.json)
    json.add("before", json: before.json)
    json.add("campaign", campaign.map { Int64($0.rawValue) })
    json.add("choice", choice.rawValue)
    json.add("id", id.description)
    json.add("keyID", keyID.map { Int64($0.rawValue) })
    json.add("locale", locale?.description)
    json.add("method", method.rawValue)
    json.add("pageHash", pageHash)
    json.add("profile", profile.text)
    json.add("reason", statement?.reason)
    json.add("salt", salt.description)
    json.add("scope", Int64(scope.code))
    json.add("sourcesHash", sourcesHash)
    json.add("submission", submission.description)
    json.add("time", time.milliseconds)
    json.add("tokenHash", tokenHash)
    return json.finished()
  }
}

/// What somebody at the sender says about a choice that they enter.
public struct SenderStatement: Hashable, Sendable {
  /// Why, or the proof that another system keeps.
  public var reason: String
  /// Who; `nil` when nobody said.
  public var actor: String?

  public init(reason: String, actor: String? = nil) {
    self.reason = reason
    self.actor = actor
  }
}

/// How somebody at the sender enters a choice.
public enum SenderMethod: Hashable, Sendable {
  case byHand
  case byImport
  /// From a message that the person sent.
  case byKeyword

  var consentMethod: ConsentMethod {
    switch self {
    case .byHand: .operator
    case .byImport: .import
    case .byKeyword: .keyword
    }
  }
}
