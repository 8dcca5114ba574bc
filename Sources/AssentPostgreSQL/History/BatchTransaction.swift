import AssentModel
import AssentPreferences

/// One transaction that adds to the history, in two exchanges: the first locks the head and reads what deciding needs, the second writes and commits.
struct BatchTransaction {
  let connection: Connection

  /// Locks the head and reads the states of the submissions' profiles.
  ///
  /// - Parameter unknown: the ids of records whose commit got no answer.
  func begin(_ batch: [TimedSubmission], unknown: [RecordID]) throws(ServerFailure) -> BatchStart {
    let profiles = Set(batch.map(\.submission.profile))
    let undoing = Set(batch.filter(\.submission.needsNewest).map(\.submission.profile))
    var requests = [
      Request(.begin), Request(Self.lockHead), Request(Self.states, Self.array(profiles.map(\.text))), Request(Ledger.secretInUse),
    ]
    if !undoing.isEmpty { requests.append(Request(Self.newest, Self.array(undoing.map(\.text)))) }
    if !unknown.isEmpty { requests.append(Request(Self.known, Self.array(unknown.map(\.description)))) }
    let answers = try connection.exchange(requests)
    guard answers.count == requests.count else { throw .unreadable }
    var start = BatchStart(head: try HistoryHead(answers[1]))
    for row in answers[2] {
      guard let profile = Profile.ID(try row.text(0)) else { throw .unreadable }
      start.states[profile] = try row.text(1)
    }
    if let row = answers[3].first {
      let unknown = profiles.filter { start.states[$0] == nil }
      let suppressed = try Ledger(connection: connection).suppressedStates(of: Array(unknown), secret: SuppressionSecret(stored: row))
      start.states.merge(suppressed) { state, _ in state }
    }
    if !undoing.isEmpty {
      for row in answers[4] {
        guard let record = try HistoryEntry(row).record else { throw .unreadable }
        start.newest[record.profile, default: []].append(record)
      }
    }
    if !unknown.isEmpty { start.isCommitted = try answers[answers.count - 1].first?.number(0) == Int64(unknown.count) }
    return start
  }

  /// Writes the entries, the states and the head, and commits.
  ///
  /// - Parameters:
  ///   - quarantine: what becomes of addresses.
  ///   - removal: what removes a person who is erased.
  func finish(
    entries: [HistoryEntry], changes: [(Profile.ID, StateChange)], quarantine: [QuarantineEntry], head: HistoryHead, removal: [Request] = []
  ) throws(ServerFailure) {
    var requests: [Request] = []
    if entries.contains(where: \.isRecord) {
      var records = Parameters()
      records.add(entries)
      requests.append(Request(Self.insert, records))
    }
    if entries.contains(where: { $0.quarantine != nil }) {
      var records = Parameters()
      records.addQuarantine(entries)
      requests.append(Request(Self.insertQuarantine, records))
    }
    let networks = entries.compactMap { entry in entry.record.flatMap { record in record.network.map { (entry.position, record.time, $0) } } }
    if !networks.isEmpty {
      var values = Parameters()
      values.add(networks.map { $0.0.rawValue })
      values.add(networks.map { $0.1.milliseconds })
      values.add(networks.map { $0.2 })
      requests.append(Request(Self.insertNetworks, values))
    }
    for entry in entries {
      if case .erasure(let erasure) = entry.content { requests += erasure.insertion(at: entry) }
    }
    requests += removal
    if !changes.isEmpty {
      var states = Parameters()
      states.add(changes.map { $0.0.text })
      states.add(changes.map { $0.1.state.json })
      states.add(changes.map { $0.1.position.rawValue })
      requests.append(Request(Self.upsert, states))
    }
    if !quarantine.isEmpty {
      var states = Parameters()
      states.add(quarantine.map(\.address))
      states.add(quarantine.map { $0.state.json })
      states.add(quarantine.map { $0.position.rawValue })
      requests.append(Request(Self.upsertQuarantine, states))
    }
    var end = Parameters()
    end.add(head.position.rawValue)
    end.add(head.chain.description)
    _ = try connection.exchange(requests + [Request(Self.moveHead, end), Request(.commit)])
  }

  /// Ends the transaction without a trace.
  func cancel() throws(ServerFailure) { _ = try connection.exchange([Request(.rollback)]) }

  private static func array(_ values: [String?]) -> Parameters {
    var parameters = Parameters()
    parameters.add(values)
    return parameters
  }

  private static let lockHead = Statement("lock-head", "SELECT position, chain FROM history_head WHERE id = 1 FOR UPDATE")
  private static let states = Statement("states", "SELECT profile, state FROM preference WHERE profile = ANY ($1::text[])")
  private static let newest = Statement(
    "newest",
    """
    SELECT \(HistoryEntry.selection) FROM consent_record r
    WHERE profile = ANY ($1::text[]) AND submission = (
      SELECT l.submission FROM preference p JOIN consent_record l ON l.position = p.last_record WHERE p.profile = r.profile)
    ORDER BY position
    """)
  private static let known = Statement(
    "known",
    """
    SELECT (SELECT count(*) FROM consent_record WHERE id = ANY ($1::uuid[])) + (SELECT count(*) FROM erasure WHERE id = ANY ($1::uuid[]))
      + (SELECT count(*) FROM quarantine_record WHERE id = ANY ($1::uuid[]))
    """)
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

/// What a transaction found behind the lock on the head.
struct BatchStart {
  let head: HistoryHead
  /// The states as they are stored.
  var states: [Profile.ID: String] = [:]
  var newest: [Profile.ID: [ConsentRecord]] = [:]
  /// Whether the records whose commit got no answer are there.
  var isCommitted = false

  init(head: HistoryHead) { self.head = head }
}
