import AssentLinks
import AssentModel
import AssentPreferences
import GRDB

extension ConsentRecord {
  static let columns = """
    id, submission, time, profile, choice, scope, method, campaign, locale, page_hash, sources_hash, key_id, token_hash, \
    state_before, state_after
    """

  /// The values of the row, in the order of `columns`.
  var arguments: StatementArguments {
    [
      id.description, submission.description, time.milliseconds, profile.text, choice.rawValue, Int64(scope.code),
      method.rawValue, campaign.map { Int64($0.rawValue) }, locale?.description, pageHash, sourcesHash,
      keyID.map { Int64($0.rawValue) }, tokenHash, before.json, after.json,
    ]
  }

  /// Reads a row of `columns`.
  ///
  /// - Throws: ``UnreadableRow`` when a value isn't one that the store wrote.
  init(row: Row) throws {
    guard let id = RecordID(row[0] as String), let submission = RecordID(row[1] as String),
      let profile = Profile.ID(row[3] as String), let choice = Choice(rawValue: row[4]),
      let scope = UInt16(exactly: row[5] as Int64).flatMap({ Scope(code: $0) }),
      let method = ConsentMethod(rawValue: row[6])
    else { throw UnreadableRow() }
    self.init(
      id: id, submission: submission, time: Timestamp(milliseconds: row[2]), profile: profile, choice: choice, scope: scope,
      method: method,
      campaign: (row[7] as Int64?).flatMap { UInt32(exactly: $0) }.flatMap { CampaignNumber(rawValue: $0) },
      locale: (row[8] as String?).flatMap { LocaleTag($0) }, pageHash: row[9], sourcesHash: row[10],
      keyID: (row[11] as Int64?).flatMap { UInt8(exactly: $0) }.flatMap { KeyID(rawValue: $0) }, tokenHash: row[12],
      before: try Preferences(json: row[13]), after: try Preferences(json: row[14]))
  }
}

/// A row holds a value that the store didn't write.
struct UnreadableRow: Error {}
