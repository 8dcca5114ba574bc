import AssentModel
import AssentPreferences

/// What counting needs of an entry of the history, whether its person was erased or not.
struct CountedChoice {
  /// What a record does to the figures.
  enum Kind {
    case optOut
    case optIn
    /// It takes an opt-out back, so that what held before it holds again.
    case undo
    /// It asks for a confirmation and changes nothing yet.
    case signUp
  }

  let submission: RecordID
  let time: Timestamp
  let kind: Kind
  let scope: Scope
  let method: ConsentMethod
  let campaign: CampaignNumber?
  let locale: LocaleTag?
  let isErased: Bool

  /// `nil` for an entry that is no choice.
  init?(_ content: HistoryContent) {
    let erased: ErasedRecord
    switch content {
    case .record(let record):
      erased = ErasedRecord(record)
      isErased = false
    case .erased(let record):
      erased = record
      isErased = true
    case .erasure, .quarantine: return nil
    }
    submission = erased.submission
    time = erased.time
    scope = erased.scope
    method = erased.method
    campaign = erased.campaign
    locale = erased.locale
    switch (erased.method, erased.choice) {
    case (.signUp, _): kind = .signUp
    case (.undo, _): kind = .undo
    case (_, .optIn): kind = .optIn
    case (_, .optOut): kind = .optOut
    }
  }

  /// Whether somebody at the sender made it: then there is no page and so no language.
  var isBySender: Bool { locale == nil }
}
