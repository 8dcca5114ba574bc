import AssentAddresses
import AssentModel
import AssentStore

/// The statements that write changes; all are sent in one round trip.
struct PostgreSQLChanges {
  let changes: StoreChanges

  /// The requests in the order in which the tables need them, without the commit.
  var requests: [Request] {
    var requests: [Request] = []
    if let secret = changes.secret { requests.append(Request(Self.adopt, Self.parameters { $0.add(secret.text) })) }
    if !changes.endedSuppressions.isEmpty {
      requests.append(Request(Self.unsuppress, Self.parameters { $0.add(changes.endedSuppressions.map { String?($0.description) }) }))
    }
    guard !changes.entries.isEmpty else { return requests }
    requests += records
    for (entry, erasure) in changes.erasures { requests += erasure.insertion(at: entry) + erasure.removal }
    return requests + states
      + [
        Request(
          Self.moveHead,
          Self.parameters { end in
            end.add(changes.head.position.rawValue)
            end.add(changes.head.chain.description)
          })
      ]
  }

  private var records: [Request] {
    let entries = changes.entries
    var requests: [Request] = []
    if entries.contains(where: \.isRecord) { requests.append(Request(Self.insert, Self.parameters { $0.add(entries) })) }
    if entries.contains(where: { $0.quarantine != nil }) {
      requests.append(Request(Self.insertQuarantine, Self.parameters { $0.addQuarantine(entries) }))
    }
    let networks = entries.compactMap { entry in entry.record.flatMap { record in record.network.map { (entry.position, record.time, $0) } } }
    if !networks.isEmpty {
      requests.append(
        Request(
          Self.insertNetworks,
          Self.parameters { values in
            values.add(networks.map { $0.0.rawValue })
            values.add(networks.map { $0.1.milliseconds })
            values.add(networks.map { $0.2 })
          }))
    }
    return requests
  }

  private var states: [Request] {
    var requests: [Request] = []
    if !changes.states.isEmpty {
      let states = changes.states.map { ($0, $1) }
      requests.append(
        Request(
          Self.upsert,
          Self.parameters { values in
            values.add(states.map { $0.0.text })
            values.add(states.map { $0.1.state.json })
            values.add(states.map { $0.1.position.rawValue })
          }))
    }
    if !changes.addresses.isEmpty {
      let entries = Array(changes.addresses.values)
      requests.append(
        Request(
          Self.upsertQuarantine,
          Self.parameters { values in
            values.add(entries.map(\.address))
            values.add(entries.map { $0.state.json })
            values.add(entries.map { $0.position.rawValue })
          }))
    }
    return requests
  }

  private static func parameters(_ fill: (inout Parameters) -> Void) -> Parameters {
    var parameters = Parameters()
    fill(&parameters)
    return parameters
  }

  private static let insert = Statement(
    "insert", "INSERT INTO consent_record (\(HistoryEntry.columns)) SELECT * FROM unnest(\(HistoryEntry.arrayTypes))")
  private static let insertNetworks = Statement(
    "insert-networks", "INSERT INTO evidence_network (position, time, network) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[])")
  private static let upsert = Statement(
    "upsert",
    """
    INSERT INTO preference (profile, state, last_record) SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])
    ON CONFLICT (profile) DO UPDATE SET state = excluded.state, last_record = excluded.last_record
    """)
  private static let insertQuarantine = Statement(
    "insert-quarantine",
    "INSERT INTO quarantine_record (\(HistoryEntry.quarantineColumns)) SELECT * FROM unnest(\(HistoryEntry.quarantineArrayTypes))")
  private static let upsertQuarantine = Statement(
    "upsert-quarantine",
    """
    INSERT INTO quarantine_entry (channel, address, state, last_record)
    SELECT * FROM unnest($1::smallint[], $2::text[], $3::text[], $4::bigint[])
    ON CONFLICT (channel, address) DO UPDATE SET state = excluded.state, last_record = excluded.last_record
    """)
  private static let moveHead = Statement("move-head", "UPDATE history_head SET position = $1::bigint, chain = $2::text WHERE id = 1")
  private static let adopt = Statement("adopt", "UPDATE store_secret SET suppression = $1::text WHERE id = 1")
  private static let unsuppress = Statement("unsuppress", "DELETE FROM suppression WHERE profile_key = ANY ($1::text[])")
}

extension HistoryEntry {
  /// Whether a consent record stands here, erased or not.
  fileprivate var isRecord: Bool {
    switch content {
    case .record, .erased: true
    case .erasure, .quarantine: false
    }
  }
}

extension Erasure {
  /// What adds the erasure, names the records that it empties, and keeps what is still respected.
  fileprivate func insertion(at entry: HistoryEntry) -> [Request] {
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
  fileprivate var removal: [Request] {
    var positions = Parameters()
    positions.add(records.map(\.position.rawValue))
    return [Request(Self.removeState, positions), Request(Self.removeNetworks, positions), Request(Self.empty, positions)]
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
