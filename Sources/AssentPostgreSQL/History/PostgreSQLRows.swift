import AssentAddresses
import AssentLinks
import AssentModel
import AssentStore

extension HistoryEntry {
  /// The columns of a record, erased or not, and its entry.
  static let columns = """
    position, digest, chain, id, submission, salt, time, profile, choice, scope, method, campaign, locale, page_hash, sources_hash, key_id, \
    token_hash, reason, actor, state_before, state_after
    """

  /// The types of the columns, as arrays.
  static let arrayTypes = [
    "bigint", "text", "text", "uuid", "uuid", "text", "bigint", "text", "text", "integer", "text", "bigint", "text", "text", "text", "smallint",
    "text", "text", "text", "text", "text",
  ].enumerated().map { "$\($0 + 1)::\($1)[]" }.joined(separator: ", ")

  /// What is read of a record: the columns, and its network, which has a table of its own. The record's table is called `r`.
  static let selection = "\(columns), (SELECT n.network FROM evidence_network n WHERE n.position = r.position)"

  /// Reads a row of `selection`.
  init(_ row: Row) throws(ServerFailure) {
    guard let position = HistoryPosition(rawValue: try row.number(0)), let digest = HistoryHash(try row.text(1)),
      let chain = HistoryHash(try row.text(2))
    else { throw .unreadable }
    let erased = try ErasedRecord(row)
    let content: HistoryContent = row[7] == nil ? .erased(erased) : .record(try ConsentRecord(row, erased))
    self.init(position: position, content: content, digest: digest, chain: chain)
  }
}

extension ErasedRecord {
  /// What a row holds of a record whether it was erased or not.
  fileprivate init(_ row: Row) throws(ServerFailure) {
    guard let id = RecordID(try row.text(3)), let submission = RecordID(try row.text(4)), let choice = Choice(rawValue: try row.text(8)),
      let scope = UInt16(exactly: try row.number(9)).flatMap({ Scope(code: $0) }), let method = ConsentMethod(rawValue: try row.text(10))
    else { throw .unreadable }
    self.init(
      id: id, submission: submission, time: Timestamp(milliseconds: try row.number(6)), choice: choice, scope: scope, method: method,
      campaign: row[11].flatMap { UInt32($0) }.flatMap { CampaignNumber(rawValue: $0) }, locale: row[12].flatMap { LocaleTag($0) },
      pageHash: row[13], sourcesHash: row[14])
  }
}

extension ConsentRecord {
  fileprivate init(_ row: Row, _ rest: ErasedRecord) throws(ServerFailure) {
    guard let salt = RecordSalt(try row.text(5)), let profile = Profile.ID(try row.text(7)) else { throw .unreadable }
    self.init(
      id: rest.id, submission: rest.submission, salt: salt, time: rest.time, profile: profile, choice: rest.choice, scope: rest.scope,
      method: rest.method, campaign: rest.campaign, locale: rest.locale, pageHash: rest.pageHash, sourcesHash: rest.sourcesHash,
      keyID: row[15].flatMap { UInt8($0) }.flatMap { KeyID(rawValue: $0) }, tokenHash: row[16], network: row[21],
      statement: row[17].map { SenderStatement(reason: $0, actor: row[18]) }, before: try Preferences(stored: row.text(19)),
      after: try Preferences(stored: row.text(20)))
  }
}

extension Preferences {
  /// Reads a state.
  init(stored text: String) throws(ServerFailure) {
    do { self = try Preferences(json: text) } catch { throw .unreadable }
  }
}

extension Parameters {
  /// Adds an array for each of the columns; entries that are no records are left out.
  mutating func add(_ entries: [HistoryEntry]) {
    let rows = entries.compactMap { entry in entry.content.withoutPerson.map { (entry: entry, rest: $0, record: entry.record) } }
    add(rows.map { $0.entry.position.rawValue })
    add(rows.map { $0.entry.digest.description })
    add(rows.map { $0.entry.chain.description })
    add(rows.map { $0.rest.id.description })
    add(rows.map { $0.rest.submission.description })
    add(rows.map { $0.record?.salt.description })
    add(rows.map { $0.rest.time.milliseconds })
    add(rows.map { $0.record?.profile.text })
    add(rows.map { $0.rest.choice.rawValue })
    add(rows.map { Int64($0.rest.scope.code) })
    add(rows.map { $0.rest.method.rawValue })
    add(rows.map { $0.rest.campaign.map { Int64($0.rawValue) } })
    add(rows.map { $0.rest.locale?.description })
    add(rows.map { $0.rest.pageHash })
    add(rows.map { $0.rest.sourcesHash })
    add(rows.map { $0.record?.keyID.map { Int64($0.rawValue) } })
    add(rows.map { $0.record?.tokenHash })
    add(rows.map { $0.record?.statement?.reason })
    add(rows.map { $0.record?.statement?.actor })
    add(rows.map { $0.record?.before.json })
    add(rows.map { $0.record?.after.json })
  }
}

extension HistoryContent {
  /// What is, or would be, left of a consent record; `nil` for anything else.
  fileprivate var withoutPerson: ErasedRecord? {
    switch self {
    case .record(let record): ErasedRecord(record)
    case .erased(let record): record
    case .erasure, .quarantine: nil
    }
  }
}

extension HistoryEntry {
  /// The columns of a change of an address and its entry.
  static let quarantineColumns = """
    position, digest, chain, id, time, channel, address, method, reason, actor, error_text, report_hash, state_before, state_after
    """

  /// The types of the columns, as arrays.
  static let quarantineArrayTypes = [
    "bigint", "text", "text", "uuid", "bigint", "smallint", "text", "text", "text", "text", "text", "text", "text", "text",
  ].enumerated().map { "$\($0 + 1)::\($1)[]" }.joined(separator: ", ")

  /// Reads a row of `quarantineColumns`.
  init(quarantine row: Row) throws(ServerFailure) {
    guard let position = HistoryPosition(rawValue: try row.number(0)), let digest = HistoryHash(try row.text(1)),
      let chain = HistoryHash(try row.text(2)), let id = RecordID(try row.text(3)), let method = QuarantineMethod(rawValue: try row.text(7))
    else { throw .unreadable }
    let record = QuarantineRecord(
      id: id, time: Timestamp(milliseconds: try row.number(4)), address: try Address(channel: try row.number(5), stored: try row.text(6)),
      method: method, statement: SenderStatement(reason: try row.text(8), actor: row[9]), errorText: row[10], reportHash: row[11],
      before: try row[12].map { text throws(ServerFailure) in try QuarantineState(stored: text) },
      after: try QuarantineState(stored: row.text(13)))
    self.init(position: position, content: .quarantine(record), digest: digest, chain: chain)
  }
}

extension QuarantineEntry {
  /// What is read of an entry; its table is called `e`, that of its last record `r`.
  static let columns = "e.channel, e.address, e.state, r.reason, r.error_text, e.last_record"

  /// Reads a row of `columns`.
  init(_ row: Row) throws(ServerFailure) {
    guard let position = HistoryPosition(rawValue: try row.number(5)) else { throw .unreadable }
    self.init(
      address: try Address(channel: try row.number(0), stored: try row.text(1)), state: try QuarantineState(stored: row.text(2)),
      reason: try row.text(3), errorText: row[4], position: position)
  }
}

extension QuarantineState {
  /// Reads a state.
  init(stored text: String) throws(ServerFailure) {
    do { self = try QuarantineState(json: text) } catch { throw .unreadable }
  }
}

extension Address {
  init(channel number: Int64, stored text: String) throws(ServerFailure) {
    guard let channel = UInt8(exactly: number).flatMap({ Channel(rawValue: $0) }) else { throw .unreadable }
    self.init(stored: text, channel: channel)
  }
}

extension Parameters {
  /// Adds an array for each of the columns; entries that are no changes of addresses are left out.
  mutating func addQuarantine(_ entries: [HistoryEntry]) {
    let rows = entries.compactMap { entry in entry.quarantine.map { (entry: entry, record: $0) } }
    add(rows.map { $0.entry.position.rawValue })
    add(rows.map { $0.entry.digest.description })
    add(rows.map { $0.entry.chain.description })
    add(rows.map { $0.record.id.description })
    add(rows.map { $0.record.time.milliseconds })
    add(rows.map { Int64($0.record.address.channel.rawValue) })
    add(rows.map { $0.record.address.text })
    add(rows.map { $0.record.method.rawValue })
    add(rows.map { $0.record.statement.reason })
    add(rows.map { $0.record.statement.actor })
    add(rows.map { $0.record.errorText })
    add(rows.map { $0.record.reportHash })
    add(rows.map { $0.record.before?.json })
    add(rows.map { $0.record.after.json })
  }

  /// Adds an array of channels and one of texts.
  mutating func add(_ addresses: [Address]) {
    add(addresses.map { Int64($0.channel.rawValue) })
    add(addresses.map(\.text))
  }
}

extension HistoryEntry {
  /// Reads a row of an erasure.
  init(erasure row: Row, items: [Erasure.Item]) throws(ServerFailure) {
    guard let position = HistoryPosition(rawValue: try row.number(0)), let id = RecordID(try row.text(1)),
      let digest = HistoryHash(try row.text(7)), let chain = HistoryHash(try row.text(8))
    else { throw .unreadable }
    let erasure = Erasure(
      id: id, time: Timestamp(milliseconds: try row.number(2)), statement: SenderStatement(reason: try row.text(3), actor: row[4]), records: items,
      suppression: try Suppression(key: row[5], state: row[6]))
    self.init(position: position, content: .erasure(erasure), digest: digest, chain: chain)
  }
}

extension Erasure.Item {
  /// Reads a row of an erased record, behind the position of its erasure.
  init(_ row: Row) throws(ServerFailure) {
    guard let position = HistoryPosition(rawValue: try row.number(1)), let digest = HistoryHash(try row.text(2)) else { throw .unreadable }
    self.init(position: position, digest: digest)
  }
}

extension Suppression {
  fileprivate init?(key: String?, state: String?) throws(ServerFailure) {
    guard let key, let state else { return nil }
    guard let key = SuppressionKey(key) else { throw .unreadable }
    self.init(key: key, state: try Preferences(stored: state))
  }
}
