import AssentAddresses
import AssentLinks
import AssentModel
import AssentStore
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

extension HistoryEntry {
  /// What is read of an entry that is a record, erased or not.
  static let selection = "\(ConsentRecord.selection), position, digest, chain"

  /// Reads a row of `selection`.
  ///
  /// - Throws: ``UnreadableRow`` when a value isn't one that the store wrote.
  init(row: Row) throws {
    guard let position = HistoryPosition(rawValue: row[19]), let digest = HistoryHash(row[20]), let chain = HistoryHash(row[21]) else {
      throw UnreadableRow()
    }
    let isErased = (row[4] as String?) == nil
    let content: HistoryContent = isErased ? .erased(try ErasedRecord(row: row)) : .record(try ConsentRecord(row: row))
    self.init(position: position, content: content, digest: digest, chain: chain)
  }
}

extension ErasedRecord {
  /// Reads a row of ``ConsentRecord/selection`` that was emptied.
  init(row: Row) throws {
    guard let id = RecordID(row[0] as String), let submission = RecordID(row[1] as String), let choice = Choice(rawValue: row[5]),
      let scope = UInt16(exactly: row[6] as Int64).flatMap({ Scope(code: $0) }), let method = ConsentMethod(rawValue: row[7])
    else { throw UnreadableRow() }
    self.init(
      id: id, submission: submission, time: Timestamp(milliseconds: row[3]), choice: choice, scope: scope, method: method,
      campaign: (row[8] as Int64?).flatMap { UInt32(exactly: $0) }.flatMap { CampaignNumber(rawValue: $0) },
      locale: (row[9] as String?).flatMap { LocaleTag($0) }, pageHash: row[10], sourcesHash: row[11])
  }
}

extension QuarantineRecord {
  /// What is read of a record, in the order in which it's written.
  static let columns =
    "position, id, time, channel, address, method, reason, actor, error_text, report_hash, state_before, state_after, digest, chain"

  /// The values of the row, in the order of `columns`.
  func arguments(of entry: HistoryEntry) -> StatementArguments {
    [
      entry.position.rawValue, id.description, time.milliseconds, Int64(address.channel.rawValue), address.text, method.rawValue, statement.reason,
      statement.actor, errorText, reportHash, before?.json, after.json, entry.digest.description, entry.chain.description,
    ]
  }
}

extension HistoryEntry {
  /// Reads a row of `QuarantineRecord.columns`.
  ///
  /// - Throws: ``UnreadableRow`` when a value isn't one that the store wrote.
  init(quarantine row: Row) throws {
    guard let position = HistoryPosition(rawValue: row[0]), let id = RecordID(row[1] as String), let method = QuarantineMethod(rawValue: row[5]),
      let digest = HistoryHash(row[12]), let chain = HistoryHash(row[13])
    else { throw UnreadableRow() }
    let record = QuarantineRecord(
      id: id, time: Timestamp(milliseconds: row[2]), address: try Address(channel: row[3], stored: row[4]), method: method,
      statement: SenderStatement(reason: row[6], actor: row[7]), errorText: row[8], reportHash: row[9],
      before: try (row[10] as String?).map { try QuarantineState(json: $0) }, after: try QuarantineState(json: row[11]))
    self.init(position: position, content: .quarantine(record), digest: digest, chain: chain)
  }
}

extension QuarantineEntry {
  /// What is read of an entry; its table is called `e`, that of its last record `r`.
  static let columns = "e.channel, e.address, e.state, r.reason, r.error_text, e.last_record"

  /// Reads a row of `columns`.
  ///
  /// - Throws: ``UnreadableRow`` when a value isn't one that the store wrote.
  init(row: Row) throws {
    guard let position = HistoryPosition(rawValue: row[5]) else { throw UnreadableRow() }
    self.init(
      address: try Address(channel: row[0], stored: row[1]), state: try QuarantineState(json: row[2]), reason: row[3], errorText: row[4],
      position: position)
  }
}

extension Address {
  fileprivate init(channel number: Int64, stored text: String) throws {
    guard let channel = UInt8(exactly: number).flatMap({ Channel(rawValue: $0) }) else { throw UnreadableRow() }
    self.init(stored: text, channel: channel)
  }
}
