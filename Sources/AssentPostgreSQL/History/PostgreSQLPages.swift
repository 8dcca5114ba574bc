import AssentAddresses
import AssentModel
import AssentStore

extension PostgreSQLFacts {
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

  /// In the order of their addresses, which is that of their bytes.
  func quarantineEntries(after address: Address?, limit: Int) throws(ServerFailure) -> [QuarantineEntry] {
    var parameters = Parameters()
    parameters.add(address.map { Int64($0.channel.rawValue) } ?? -1)
    // What can't be stored sorts behind what is cut off before the character.
    parameters.add(address.map { String($0.text.prefix { $0 != "\0" }) } ?? "")
    parameters.add(Int64(max(0, limit)))
    guard let rows = try connection.exchange([Request(Self.quarantineEntries, parameters)]).first else { throw .unreadable }
    return try rows.map { row throws(ServerFailure) in try QuarantineEntry(row) }
  }
}

/// The statements that read.
extension PostgreSQLFacts {
  static let head = Statement("head", "SELECT position, chain FROM history_head WHERE id = 1")
  static let lockHead = Statement("lock-head", "SELECT position, chain FROM history_head WHERE id = 1 FOR UPDATE")
  static let states = Statement("states", "SELECT profile, state FROM preference WHERE profile = ANY ($1::text[])")
  static let newest = Statement(
    "newest",
    """
    SELECT \(HistoryEntry.selection) FROM consent_record r
    WHERE profile = ANY ($1::text[]) AND submission = (
      SELECT l.submission FROM preference p JOIN consent_record l ON l.position = p.last_record WHERE p.profile = r.profile)
    ORDER BY position
    """)
  static let known = Statement(
    "known",
    """
    SELECT (SELECT count(*) FROM consent_record WHERE id = ANY ($1::uuid[])) + (SELECT count(*) FROM erasure WHERE id = ANY ($1::uuid[]))
      + (SELECT count(*) FROM quarantine_record WHERE id = ANY ($1::uuid[]))
    """)
  /// The rows of one profile are found by an index, and sorted here: a server that sorts by position might look through all records.
  static let histories = Statement("histories", "SELECT \(HistoryEntry.selection) FROM consent_record r WHERE profile = ANY ($1::text[])")
  static let submission = Statement(
    "submission", "SELECT \(HistoryEntry.selection) FROM consent_record r WHERE profile = $1::text AND submission = $2::uuid ORDER BY position")
  static let page = Statement(
    "page", "SELECT \(HistoryEntry.selection) FROM consent_record r WHERE position > $1::bigint ORDER BY position LIMIT $2::bigint")
  static let snapshot = Statement("snapshot", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
  static let erasures = Statement(
    "erasures",
    """
    SELECT position, id, time, reason, actor, profile_key, state, digest, chain FROM erasure
    WHERE position > $1::bigint ORDER BY position LIMIT $2::bigint
    """)
  static let erasedRecords = Statement(
    "erased-records",
    """
    SELECT erasure, position, digest FROM erased_record
    WHERE erasure IN (SELECT position FROM erasure WHERE position > $1::bigint ORDER BY position LIMIT $2::bigint) ORDER BY erasure, position
    """)
  static let erasedIDs = Statement("erased-ids", "SELECT id FROM consent_record WHERE id = ANY ($1::uuid[]) AND profile IS NULL")
  /// The secret, once somebody was erased.
  static let secretInUse = Statement(
    "secret-in-use", "SELECT suppression FROM store_secret WHERE id = 1 AND EXISTS (SELECT 1 FROM suppression)")
  static let secret = Statement("secret", "SELECT suppression FROM store_secret WHERE id = 1")
  static let allSuppressions = Statement("all-suppressions", "SELECT profile_key FROM suppression")
  static let suppressed = Statement(
    "suppressed", "SELECT profile_key, state FROM suppression WHERE profile_key = ANY ($1::text[])")
  static let quarantineRecords = Statement(
    "quarantine-records",
    "SELECT \(HistoryEntry.quarantineColumns) FROM quarantine_record WHERE position > $1::bigint ORDER BY position LIMIT $2::bigint")
  static let entries = Statement(
    "quarantine", "\(selection) WHERE (e.channel, e.address) IN (SELECT * FROM unnest($1::smallint[], $2::text[]))")
  static let quarantineEntries = Statement(
    "quarantine-entries",
    "\(selection) WHERE (e.channel, e.address) > ($1::smallint, $2::text) ORDER BY e.channel, e.address LIMIT $3::bigint")
  static let addressHistory = Statement(
    "quarantine-history",
    "SELECT \(HistoryEntry.quarantineColumns) FROM quarantine_record WHERE channel = $1::smallint AND address = $2::text ORDER BY position")
  static let counted = Statement(
    "counted", "SELECT report_hash, channel, address FROM quarantine_record WHERE report_hash = ANY ($1::text[])")
  private static let selection =
    "SELECT \(QuarantineEntry.columns) FROM quarantine_entry e JOIN quarantine_record r ON r.position = e.last_record"
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

extension SuppressionSecret {
  /// Reads the secret's row.
  init(stored row: Row) throws(ServerFailure) {
    guard let secret = SuppressionSecret(try row.text(0)) else { throw .unreadable }
    self = secret
  }
}

extension Address {
  /// PostgreSQL's texts hold every character except NUL.
  var isStorable: Bool { !text.utf8.contains(0) }
}
