import AssentModel
import AssentPreferences
import GRDB

/// The statements of the store that read, over one connection.
struct Ledger {
  let database: Database

  func state(of profile: Profile.ID) throws -> Preferences {
    let statement = try database.cachedStatement(sql: "SELECT state FROM preference WHERE profile = ?")
    if let state = try String.fetchOne(statement, arguments: [profile.text]) { return try Preferences(json: state) }
    return try suppressedState(of: profile) ?? Preferences()
  }

  func history(of profile: Profile.ID) throws -> [ConsentRecord] {
    try records(where: "profile = ? ORDER BY position", [profile.text])
  }

  func records(of profile: Profile.ID, submission: RecordID) throws -> [ConsentRecord] {
    try records(where: "profile = ? AND submission = ? ORDER BY position", [profile.text, submission.description])
  }

  /// Whether a record has lost its person.
  func hasErased(_ record: RecordID) throws -> Bool {
    let statement = try database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM consent_record WHERE id = ? AND profile IS NULL)")
    return try Bool.fetchOne(statement, arguments: [record.description]) ?? false
  }

  /// The records of the profile's newest submission.
  func newest(of profile: Profile.ID) throws -> [ConsentRecord] {
    let submission = try String.fetchOne(
      database,
      sql: """
        SELECT submission FROM consent_record
        WHERE position = (SELECT last_record FROM preference WHERE profile = ?)
        """, arguments: [profile.text])
    guard let id = submission.flatMap({ RecordID($0) }) else { return [] }
    return try records(of: profile, submission: id)
  }

  func head() throws -> HistoryHead {
    let statement = try database.cachedStatement(sql: "SELECT position, chain FROM history_head")
    guard let row = try Row.fetchOne(statement), let position = HistoryPosition(rawValue: row[0]), let chain = HistoryHash(row[1]) else {
      throw UnreadableRow()
    }
    return HistoryHead(position: position, chain: chain)
  }

  private func records(where condition: String, _ arguments: StatementArguments) throws -> [ConsentRecord] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(ConsentRecord.selection) FROM consent_record WHERE \(condition)")
    return try Row.fetchAll(statement, arguments: arguments).map { try ConsentRecord(row: $0) }
  }
}
