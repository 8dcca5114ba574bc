import AssentLinks
import AssentModel
import AssentPreferences
import GRDB

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
