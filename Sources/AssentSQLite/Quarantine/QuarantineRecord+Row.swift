import AssentAddresses
import AssentModel
import AssentPreferences
import GRDB

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
