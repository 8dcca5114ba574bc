import AssentLinks
import AssentModel
import AssentPreferences
import GRDB

extension ConsentRecord {
  /// The columns of a record's row.
  static let columns = "\(columnsBeforeNetwork), \(columnsAfterNetwork)"

  /// What is read of a record: the columns, and its network, which has a table of its own.
  static let selection = "\(columnsBeforeNetwork), \(network), \(columnsAfterNetwork)"

  private static let columnsBeforeNetwork = """
    id, submission, salt, time, profile, choice, scope, method, campaign, locale, page_hash, sources_hash, key_id, token_hash
    """
  private static let columnsAfterNetwork = "reason, actor, state_before, state_after"
  private static let network = "(SELECT network FROM evidence_network WHERE evidence_network.position = consent_record.position) AS network"

  /// The values of the row, in the order of `columns`.
  var arguments: StatementArguments {
    [
      id.description, submission.description, salt.description, time.milliseconds, profile.text, choice.rawValue, Int64(scope.code),
      method.rawValue, campaign.map { Int64($0.rawValue) }, locale?.description, pageHash, sourcesHash,
      keyID.map { Int64($0.rawValue) }, tokenHash, statement?.reason, statement?.actor,
      before.json, after.json,
    ]
  }

  /// Reads a row of `selection`.
  ///
  /// - Throws: ``UnreadableRow`` when a value isn't one that the store wrote.
  init(row: Row) throws {
    guard let salt = RecordSalt(row[2] as String) else { throw UnreadableRow() }
    try self.init(row: row, salt: salt)
  }

  /// Reads a row of `selection` whose salt is another.
  init(row: Row, salt: RecordSalt) throws {
    guard let id = RecordID(row[0] as String), let submission = RecordID(row[1] as String),
      let profile = Profile.ID(row[4] as String), let choice = Choice(rawValue: row[5]),
      let scope = UInt16(exactly: row[6] as Int64).flatMap({ Scope(code: $0) }),
      let method = ConsentMethod(rawValue: row[7])
    else { throw UnreadableRow() }
    self.init(
      id: id, submission: submission, salt: salt, time: Timestamp(milliseconds: row[3]), profile: profile, choice: choice, scope: scope,
      method: method,
      campaign: (row[8] as Int64?).flatMap { UInt32(exactly: $0) }.flatMap { CampaignNumber(rawValue: $0) },
      locale: (row[9] as String?).flatMap { LocaleTag($0) }, pageHash: row[10], sourcesHash: row[11],
      keyID: (row[12] as Int64?).flatMap { UInt8(exactly: $0) }.flatMap { KeyID(rawValue: $0) }, tokenHash: row[13],
      network: row[14], statement: (row[15] as String?).map { SenderStatement(reason: $0, actor: row[16]) },
      before: try Preferences(json: row[17]), after: try Preferences(json: row[18]))
  }
}

/// A row holds a value that the store didn't write.
struct UnreadableRow: Error {}
