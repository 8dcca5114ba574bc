import AssentModel
import AssentPreferences

extension HistoryEntry {
  /// Reads a row of an erasure.
  init(erasure row: Row, items: [Erasure.Item]) throws(ServerFailure) {
    guard let position = HistoryPosition(rawValue: try row.number(0)), let id = RecordID(try row.text(1)),
      let digest = HistoryHash(try row.text(7)), let chain = HistoryHash(try row.text(8))
    else { throw .unreadable }
    let erasure = Erasure(
      id: id, time: Timestamp(milliseconds: try row.number(2)), statement: SenderStatement(reason: try row.text(3), actor: row[4]), records: items,
      suppression: try Suppression(key: row[5], state: row[6]))
    self.init(position: position, content: .erasure(erasure), digest: digest, chain: chain)
  }
}

extension Erasure.Item {
  /// Reads a row of an erased record, behind the position of its erasure.
  init(_ row: Row) throws(ServerFailure) {
    guard let position = HistoryPosition(rawValue: try row.number(1)), let digest = HistoryHash(try row.text(2)) else { throw .unreadable }
    self.init(position: position, digest: digest)
  }
}

extension Suppression {
  fileprivate init?(key: String?, state: String?) throws(ServerFailure) {
    guard let key, let state else { return nil }
    guard let key = SuppressionKey(key) else { throw .unreadable }
    self.init(key: key, state: try Preferences(stored: state))
  }
}

extension Erasure {
  /// What adds the erasure, names the records that it empties, and keeps what is still respected.
  func insertion(at entry: HistoryEntry) -> [Request] {
    var (values, items) = (Parameters(), Parameters())
    values.add(entry.position.rawValue)
    values.add(id.description)
    values.add(time.milliseconds)
    values.add(statement.reason)
    values.add(statement.actor)
    values.add(suppression?.key.description)
    values.add(suppression?.state.json)
    values.add(entry.digest.description)
    values.add(entry.chain.description)
    items.add(records.map { $0.position.rawValue })
    items.add(records.map { _ in entry.position.rawValue })
    items.add(records.map { $0.digest.description })
    var requests = [Request(Self.insert, values), Request(Self.insertItems, items)]
    if let suppression {
      var values = Parameters()
      values.add(suppression.key.description)
      values.add(suppression.state.json)
      values.add(entry.position.rawValue)
      requests.append(Request(Self.suppress, values))
    }
    return requests
  }

  /// What removes a person from the other tables, once the erasure is there. Records that are empty already stay as they are.
  var removal: [Request] {
    var positions = Parameters()
    positions.add(records.map(\.position.rawValue))
    return [Request(Self.removeState, positions), Request(Self.removeNetworks, positions), Request(Self.empty, positions)]
  }

  /// What ends the suppression that an earlier erasure left, when this one leaves none.
  func unsuppression(of key: SuppressionKey) -> [Request] {
    guard suppression == nil else { return [] }
    var hash = Parameters()
    hash.add(key.description)
    return [Request(Self.unsuppress, hash)]
  }

  private static let insert = Statement(
    "insert-erasure",
    """
    INSERT INTO erasure (position, id, time, reason, actor, profile_key, state, digest, chain)
    VALUES ($1::bigint, $2::uuid, $3::bigint, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text)
    """)
  private static let insertItems = Statement(
    "insert-erased", "INSERT INTO erased_record (position, erasure, digest) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[])")
  private static let suppress = Statement(
    "suppress",
    """
    INSERT INTO suppression (profile_key, state, erasure) VALUES ($1::text, $2::text, $3::bigint)
    ON CONFLICT (profile_key) DO UPDATE SET state = excluded.state, erasure = excluded.erasure
    """)
  private static let unsuppress = Statement("unsuppress", "DELETE FROM suppression WHERE profile_key = $1::text")
  private static let removeState = Statement(
    "remove-state", "DELETE FROM preference WHERE profile IN (SELECT profile FROM consent_record WHERE position = ANY ($1::bigint[]))")
  private static let removeNetworks = Statement(
    "remove-networks", "DELETE FROM evidence_network WHERE position = ANY ($1::bigint[])")
  private static let empty = Statement(
    "empty",
    """
    UPDATE consent_record SET profile = NULL, salt = NULL, key_id = NULL, token_hash = NULL, reason = NULL, actor = NULL, state_before = NULL,
      state_after = NULL
    WHERE position = ANY ($1::bigint[]) AND profile IS NOT NULL
    """)
}
