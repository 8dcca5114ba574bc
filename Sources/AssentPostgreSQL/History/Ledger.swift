import AssentModel
import AssentPreferences

/// The statements of the store that read, over one connection.
struct Ledger {
  let connection: Connection

  func state(of profile: Profile.ID) throws(ServerFailure) -> Preferences {
    let rows = try rows(Self.state) { $0.add(profile.text) }
    guard let row = rows.first else { return Preferences() }
    return try Preferences(stored: row.text(0))
  }

  func history(of profile: Profile.ID) throws(ServerFailure) -> [ConsentRecord] {
    try entries(Self.history) { $0.add(profile.text) }.map(\.record)
  }

  func records(of profile: Profile.ID, submission: RecordID) throws(ServerFailure) -> [ConsentRecord] {
    try entries(Self.submission) { parameters in
      parameters.add(profile.text)
      parameters.add(submission.description)
    }.map(\.record)
  }

  func head() throws(ServerFailure) -> HistoryHead { try HistoryHead(try rows(Self.head) { _ in }) }

  func entries(after position: HistoryPosition, limit: Int) throws(ServerFailure) -> [HistoryEntry] {
    try entries(Self.page) { parameters in
      parameters.add(position.rawValue)
      parameters.add(Int64(max(0, limit)))
    }
  }

  private func entries(_ statement: Statement, _ add: (inout Parameters) -> Void) throws(ServerFailure) -> [HistoryEntry] {
    try rows(statement, add).map { row throws(ServerFailure) in try HistoryEntry(row) }
  }

  private func rows(_ statement: Statement, _ add: (inout Parameters) -> Void) throws(ServerFailure) -> Rows {
    var parameters = Parameters()
    add(&parameters)
    guard let rows = try connection.exchange([Request(statement, parameters)]).first else { throw .unreadable }
    return rows
  }

  private static let state = Statement("state", "SELECT state FROM preference WHERE profile = $1::text")
  private static let head = Statement("head", "SELECT position, chain FROM history_head WHERE id = 1")
  private static let history = Statement(
    "history", "SELECT \(HistoryEntry.columns) FROM consent_record WHERE profile = $1::text ORDER BY position")
  private static let submission = Statement(
    "submission", "SELECT \(HistoryEntry.columns) FROM consent_record WHERE profile = $1::text AND submission = $2::uuid ORDER BY position")
  private static let page = Statement(
    "page", "SELECT \(HistoryEntry.columns) FROM consent_record WHERE position > $1::bigint ORDER BY position LIMIT $2::bigint")
}

extension HistoryHead {
  /// Reads the head's one row.
  init(_ rows: Rows) throws(ServerFailure) {
    guard let row = rows.first, let position = HistoryPosition(rawValue: try row.number(0)), let chain = HistoryHash(try row.text(1)) else {
      throw .unreadable
    }
    self.init(position: position, chain: chain)
  }
}
