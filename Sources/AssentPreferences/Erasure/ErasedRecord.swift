public import AssentModel

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
