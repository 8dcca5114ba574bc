import AssentModel
import AssentPreferences
import GRDB

/// The statements of the store, over one connection.
struct Ledger {
  let database: Database

  func state(of profile: Profile.ID) throws -> Preferences {
    let statement = try database.cachedStatement(sql: "SELECT state FROM preference WHERE profile = ?")
    return try String.fetchOne(statement, arguments: [profile.text]).map { try Preferences(json: $0) } ?? Preferences()
  }

  func history(of profile: Profile.ID) throws -> [ConsentRecord] {
    try records(where: "profile = ? ORDER BY sequence", [profile.text])
  }

  func records(of profile: Profile.ID, submission: RecordID) throws -> [ConsentRecord] {
    try records(where: "profile = ? AND submission = ? ORDER BY sequence", [profile.text, submission.description])
  }

  /// Adds what the submission changes, inside the transaction of the caller.
  func record(_ submission: Submission, at time: Timestamp) throws -> RecordedSubmission {
    let profile = submission.profile
    let records = submission.records(
      at: time, state: try state(of: profile), newest: submission.needsNewest ? try newest(of: profile) : [])
    for record in records {
      try database.cachedStatement(
        sql: "INSERT INTO consent_record (\(ConsentRecord.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      ).execute(arguments: record.arguments)
    }
    if let last = records.last {
      try database.cachedStatement(
        sql: """
          INSERT INTO preference (profile, state, last_record) VALUES (?, ?, ?)
          ON CONFLICT (profile) DO UPDATE SET state = excluded.state, last_record = excluded.last_record
          """
      ).execute(arguments: [profile.text, last.after.json, database.lastInsertedRowID])
    }
    return RecordedSubmission(submission, records: records)
  }

  /// The records of the profile's newest submission.
  private func newest(of profile: Profile.ID) throws -> [ConsentRecord] {
    let submission = try String.fetchOne(
      database,
      sql: """
        SELECT submission FROM consent_record
        WHERE sequence = (SELECT last_record FROM preference WHERE profile = ?)
        """, arguments: [profile.text])
    guard let id = submission.flatMap({ RecordID($0) }) else { return [] }
    return try records(of: profile, submission: id)
  }

  private func records(where condition: String, _ arguments: StatementArguments) throws -> [ConsentRecord] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(ConsentRecord.columns) FROM consent_record WHERE \(condition)")
    return try Row.fetchAll(statement, arguments: arguments).map { try ConsentRecord(row: $0) }
  }
}
