import AssentModel
import AssentPreferences

/// The statements of the store that read, over one connection.
struct Ledger {
  let connection: Connection

  func state(of profile: Profile.ID) throws(ServerFailure) -> Preferences {
    let rows = try rows(Self.state) { $0.add(profile.text) }
    guard let row = rows.first else { return try suppressedStates(of: [profile])[profile].map(Preferences.init(stored:)) ?? Preferences() }
    return try Preferences(stored: row.text(0))
  }

  func history(of profile: Profile.ID) throws(ServerFailure) -> [ConsentRecord] {
    try entries(of: profile).compactMap(\.record)
  }

  /// The records of a profile at their places, oldest first.
  func entries(of profile: Profile.ID) throws(ServerFailure) -> [HistoryEntry] { try entries(Self.history) { $0.add(profile.text) } }

  func records(of profile: Profile.ID, submission: RecordID) throws(ServerFailure) -> [ConsentRecord] {
    try entries(Self.submission) { parameters in
      parameters.add(profile.text)
      parameters.add(submission.description)
    }.compactMap(\.record)
  }

  func head() throws(ServerFailure) -> HistoryHead { try HistoryHead(try rows(Self.head) { _ in }) }

  func entries(after position: HistoryPosition, limit: Int) throws(ServerFailure) -> [HistoryEntry] {
    var parameters = Parameters()
    parameters.add(position.rawValue)
    parameters.add(Int64(max(0, limit)))
    // Of one moment, so that no erasure comes without what it did.
    let answers = try connection.exchange([
      Request(Self.snapshot), Request(Self.page, parameters), Request(Self.erasures, parameters), Request(Self.erasedRecords, parameters),
      Request(Self.quarantineRecords, parameters), Request(.commit),
    ])
    guard answers.count == 6 else { throw .unreadable }
    let records = try answers[1].map { row throws(ServerFailure) in try HistoryEntry(row) }
    let changes = try answers[4].map { row throws(ServerFailure) in try HistoryEntry(quarantine: row) }
    guard !answers[2].isEmpty || !changes.isEmpty else { return records }
    var items: [Int64: [Erasure.Item]] = [:]
    for row in answers[3] { items[try row.number(0), default: []].append(try Erasure.Item(row)) }
    let erasures = try answers[2].map { row throws(ServerFailure) in try HistoryEntry(erasure: row, items: items[row.number(0)] ?? []) }
    return Array((records + erasures + changes).sorted { $0.position < $1.position }.prefix(limit))
  }

  private func entries(_ statement: Statement, _ add: (inout Parameters) -> Void) throws(ServerFailure) -> [HistoryEntry] {
    try rows(statement, add).map { row throws(ServerFailure) in try HistoryEntry(row) }
  }

  func rows(_ statement: Statement, _ add: (inout Parameters) -> Void) throws(ServerFailure) -> Rows {
    var parameters = Parameters()
    add(&parameters)
    guard let rows = try connection.exchange([Request(statement, parameters)]).first else { throw .unreadable }
    return rows
  }

  private static let state = Statement("state", "SELECT state FROM preference WHERE profile = $1::text")
  static let head = Statement("head", "SELECT position, chain FROM history_head WHERE id = 1")
  private static let history = Statement(
    "history", "SELECT \(HistoryEntry.selection) FROM consent_record r WHERE profile = $1::text ORDER BY position")
  private static let submission = Statement(
    "submission", "SELECT \(HistoryEntry.selection) FROM consent_record r WHERE profile = $1::text AND submission = $2::uuid ORDER BY position")
  private static let page = Statement(
    "page", "SELECT \(HistoryEntry.selection) FROM consent_record r WHERE position > $1::bigint ORDER BY position LIMIT $2::bigint")
  static let snapshot = Statement("snapshot", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
  private static let erasures = Statement(
    "erasures",
    """
    SELECT position, id, time, reason, actor, profile_key, state, digest, chain FROM erasure
    WHERE position > $1::bigint ORDER BY position LIMIT $2::bigint
    """)
  private static let erasedRecords = Statement(
    "erased-records",
    """
    SELECT erasure, position, digest FROM erased_record
    WHERE erasure IN (SELECT position FROM erasure WHERE position > $1::bigint ORDER BY position LIMIT $2::bigint) ORDER BY erasure, position
    """)
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
