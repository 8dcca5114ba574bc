import AssentAddresses
import AssentModel
import AssentPreferences

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
