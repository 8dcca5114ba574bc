import AssentPreferences
import GRDB

extension HistoryEntry {
  static let columns = "\(ConsentRecord.columns), position, digest, chain"

  static let insertion = "INSERT INTO consent_record (\(columns)) VALUES (\(Array(repeating: "?", count: 22).joined(separator: ", ")))"

  /// The values of the row, in the order of `columns`.
  var arguments: StatementArguments { record.arguments + [position.rawValue, digest.description, chain.description] }

  /// Reads a row of `columns`.
  ///
  /// - Throws: ``UnreadableRow`` when a value isn't one that the store wrote.
  init(row: Row) throws {
    guard let position = HistoryPosition(rawValue: row[19]), let digest = HistoryHash(row[20]), let chain = HistoryHash(row[21]) else {
      throw UnreadableRow()
    }
    self.init(position: position, record: try ConsentRecord(row: row), digest: digest, chain: chain)
  }
}
