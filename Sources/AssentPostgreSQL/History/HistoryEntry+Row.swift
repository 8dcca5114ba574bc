import AssentLinks
import AssentModel
import AssentPreferences

extension HistoryEntry {
  /// The columns of a record and its entry, in the order in which they are read.
  static let columns = """
    position, digest, chain, id, submission, salt, time, profile, choice, scope, method, campaign, locale, page_hash, sources_hash, key_id, \
    token_hash, network, reason, actor, state_before, state_after
    """

  /// The types of the columns, as arrays.
  static let arrayTypes = [
    "bigint", "text", "text", "uuid", "uuid", "text", "bigint", "text", "text", "integer", "text", "bigint", "text", "text", "text", "smallint",
    "text", "text", "text", "text", "text", "text",
  ].enumerated().map { "$\($0 + 1)::\($1)[]" }.joined(separator: ", ")

  /// Reads a row of `columns`.
  init(_ row: Row) throws(ServerFailure) {
    guard let position = HistoryPosition(rawValue: try row.number(0)), let digest = HistoryHash(try row.text(1)),
      let chain = HistoryHash(try row.text(2))
    else { throw .unreadable }
    self.init(position: position, record: try ConsentRecord(row), digest: digest, chain: chain)
  }
}

extension ConsentRecord {
  fileprivate init(_ row: Row) throws(ServerFailure) {
    guard let id = RecordID(try row.text(3)), let submission = RecordID(try row.text(4)), let salt = RecordSalt(try row.text(5)),
      let profile = Profile.ID(try row.text(7)), let choice = Choice(rawValue: try row.text(8)),
      let scope = UInt16(exactly: try row.number(9)).flatMap({ Scope(code: $0) }), let method = ConsentMethod(rawValue: try row.text(10))
    else { throw .unreadable }
    self.init(
      id: id, submission: submission, salt: salt, time: Timestamp(milliseconds: try row.number(6)), profile: profile, choice: choice, scope: scope,
      method: method, campaign: row[11].flatMap { UInt32($0) }.flatMap { CampaignNumber(rawValue: $0) }, locale: row[12].flatMap { LocaleTag($0) },
      pageHash: row[13], sourcesHash: row[14], keyID: row[15].flatMap { UInt8($0) }.flatMap { KeyID(rawValue: $0) }, tokenHash: row[16],
      network: row[17], statement: row[18].map { SenderStatement(reason: $0, actor: row[19]) }, before: try Preferences(stored: row.text(20)),
      after: try Preferences(stored: row.text(21)))
  }
}

extension Preferences {
  /// Reads a state.
  init(stored text: String) throws(ServerFailure) {
    do { self = try Preferences(json: text) } catch { throw .unreadable }
  }
}

extension Parameters {
  /// Adds an array for each of the columns.
  mutating func add(_ entries: [HistoryEntry]) {
    add(entries.map { $0.position.rawValue })
    add(entries.map { $0.digest.description })
    add(entries.map { $0.chain.description })
    let records = entries.map(\.record)
    add(records.map { $0.id.description })
    add(records.map { $0.submission.description })
    add(records.map { $0.salt.description })
    add(records.map { $0.time.milliseconds })
    add(records.map { $0.profile.text })
    add(records.map { $0.choice.rawValue })
    add(records.map { Int64($0.scope.code) })
    add(records.map { $0.method.rawValue })
    add(records.map { $0.campaign.map { Int64($0.rawValue) } })
    add(records.map { $0.locale?.description })
    add(records.map { $0.pageHash })
    add(records.map { $0.sourcesHash })
    add(records.map { $0.keyID.map { Int64($0.rawValue) } })
    add(records.map { $0.tokenHash })
    add(records.map { $0.network })
    add(records.map { $0.statement?.reason })
    add(records.map { $0.statement?.actor })
    add(records.map { $0.before.json })
    add(records.map { $0.after.json })
  }
}
