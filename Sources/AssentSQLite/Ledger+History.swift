import AssentModel
import AssentPreferences
import GRDB

extension Ledger {
  /// The records of a profile at their places, oldest first.
  func entries(of profile: Profile.ID) throws -> [HistoryEntry] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(HistoryEntry.selection) FROM consent_record WHERE profile = ? ORDER BY position")
    return try Row.fetchAll(statement, arguments: [profile.text]).map { try HistoryEntry(row: $0) }
  }

  /// Records, erasures and changes of addresses have a table each, and their positions interleave.
  func entries(after position: HistoryPosition, limit: Int) throws -> [HistoryEntry] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(HistoryEntry.selection) FROM consent_record WHERE position > ? ORDER BY position LIMIT ?")
    let records = try Row.fetchAll(statement, arguments: [position.rawValue, max(0, limit)]).map { try HistoryEntry(row: $0) }
    let others = try erasures(after: position, limit: max(0, limit)) + quarantineRecords(after: position, limit: max(0, limit))
    guard !others.isEmpty else { return records }
    return Array((records + others).sorted { $0.position < $1.position }.prefix(limit))
  }

  /// Adds an entry as it is; the head stays.
  func insert(_ entry: HistoryEntry) throws {
    switch entry.content {
    case .record(let record):
      try database.cachedStatement(sql: Self.insertion)
        .execute(arguments: record.arguments + [entry.position.rawValue, entry.digest.description, entry.chain.description])
      guard let network = record.network else { return }
      try database.cachedStatement(sql: "INSERT INTO evidence_network (position, time, network) VALUES (?, ?, ?)")
        .execute(arguments: [entry.position.rawValue, record.time.milliseconds, network])
    case .erased(let record):
      let values: StatementArguments = [
        record.id.description, record.submission.description, record.time.milliseconds, record.choice.rawValue, Int64(record.scope.code),
        record.method.rawValue, record.campaign.map { Int64($0.rawValue) }, record.locale?.description, record.pageHash, record.sourcesHash,
        entry.position.rawValue, entry.digest.description, entry.chain.description,
      ]
      try database.cachedStatement(sql: Self.erasedInsertion).execute(arguments: values)
    case .erasure(let erasure): try insert(erasure, of: entry)
    case .quarantine(let record): try insert(record, of: entry)
    }
  }

  private static let insertion = """
    INSERT INTO consent_record (\(ConsentRecord.columns), position, digest, chain) \
    VALUES (\(Array(repeating: "?", count: 21).joined(separator: ", ")))
    """
  private static let erasedInsertion = """
    INSERT INTO consent_record (id, submission, time, choice, scope, method, campaign, locale, page_hash, sources_hash, position, digest, chain) \
    VALUES (\(Array(repeating: "?", count: 13).joined(separator: ", ")))
    """
}
