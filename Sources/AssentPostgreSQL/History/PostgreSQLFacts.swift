import AssentAddresses
import AssentModel
import AssentStore

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

  /// Those of the records that have lost their person.
  func erased(_ records: [RecordID]) throws(ServerFailure) -> Set<RecordID> {
    guard !records.isEmpty else { return [] }
    var erased: Set<RecordID> = []
    for row in try rows(Self.erasedIDs, { $0.add(records.map { String?($0.description) }) }) {
      guard let id = RecordID(try row.text(0)) else { throw .unreadable }
      erased.insert(id)
    }
    return erased
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
  private static let erasedIDs = Statement("erased-ids", "SELECT id FROM consent_record WHERE id = ANY ($1::uuid[]) AND profile IS NULL")
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

extension Ledger {
  /// The stored states that are still respected of profiles that were erased. Costs one look when nobody ever was.
  func suppressedStates(of profiles: [Profile.ID]) throws(ServerFailure) -> [Profile.ID: String] {
    guard !profiles.isEmpty, let secret = try rows(Self.secretInUse, { _ in }).first else { return [:] }
    return try suppressedStates(of: profiles, secret: SuppressionSecret(stored: secret))
  }

  func suppressedStates(of profiles: [Profile.ID], secret: SuppressionSecret) throws(ServerFailure) -> [Profile.ID: String] {
    guard !profiles.isEmpty else { return [:] }
    let keys = Dictionary(profiles.map { (secret.key(of: $0).description, $0) }) { first, _ in first }
    var states: [Profile.ID: String] = [:]
    for row in try rows(Self.suppressed, { $0.add(keys.keys.map(Optional.some)) }) {
      guard let profile = keys[try row.text(0)] else { throw .unreadable }
      states[profile] = try row.text(1)
    }
    return states
  }

  /// The names of all of them.
  func suppressions() throws(ServerFailure) -> Set<SuppressionKey> {
    let keys = try rows(Self.allSuppressions, { _ in }).map { row throws(ServerFailure) in
      guard let key = SuppressionKey(try row.text(0)) else { throw .unreadable }
      return key
    }
    return Set(keys)
  }

  func secret() throws(ServerFailure) -> SuppressionSecret {
    guard let row = try rows(Self.secret, { _ in }).first else { throw .unreadable }
    return try SuppressionSecret(stored: row)
  }

  /// The secret, once somebody was erased.
  static let secretInUse = Statement(
    "secret-in-use", "SELECT suppression FROM store_secret WHERE id = 1 AND EXISTS (SELECT 1 FROM suppression)")
  private static let secret = Statement("secret", "SELECT suppression FROM store_secret WHERE id = 1")
  private static let allSuppressions = Statement("all-suppressions", "SELECT profile_key FROM suppression")
  private static let suppressed = Statement(
    "suppressed", "SELECT profile_key, state FROM suppression WHERE profile_key = ANY ($1::text[])")
}

extension SuppressionSecret {
  /// Reads the secret's row.
  init(stored row: Row) throws(ServerFailure) {
    guard let secret = SuppressionSecret(try row.text(0)) else { throw .unreadable }
    self = secret
  }
}

extension Ledger {
  func quarantine(of addresses: Set<Address>) throws(ServerFailure) -> [Address: QuarantineEntry] {
    guard !addresses.isEmpty else { return [:] }
    var found: [Address: QuarantineEntry] = [:]
    for row in try rows(Self.quarantine, { $0.add(Array(addresses)) }) {
      let entry = try QuarantineEntry(row)
      found[entry.address] = entry
    }
    return found
  }

  /// In the order of their addresses, which is that of their bytes.
  func quarantineEntries(after address: Address?, limit: Int) throws(ServerFailure) -> [QuarantineEntry] {
    let rows = try rows(Self.quarantineEntries) { parameters in
      parameters.add(address.map { Int64($0.channel.rawValue) } ?? -1)
      parameters.add(address?.text ?? "")
      parameters.add(Int64(max(0, limit)))
    }
    return try rows.map { row throws(ServerFailure) in try QuarantineEntry(row) }
  }

  func quarantineHistory(of address: Address) throws(ServerFailure) -> [HistoryEntry] {
    let rows = try rows(Self.quarantineHistory) { parameters in
      parameters.add(Int64(address.channel.rawValue))
      parameters.add(address.text)
    }
    return try rows.map { row throws(ServerFailure) in try HistoryEntry(quarantine: row) }
  }

  /// Those of the reports that the history has.
  func counted(_ reports: Set<CountedReport>) throws(ServerFailure) -> Set<CountedReport> {
    guard !reports.isEmpty else { return [] }
    var found: Set<CountedReport> = []
    for row in try rows(Self.counted, { $0.add(Set(reports.map(\.hash)).map(Optional.some)) }) {
      found.insert(CountedReport(address: try Address(channel: try row.number(1), stored: try row.text(2)), hash: try row.text(0)))
    }
    return found.intersection(reports)
  }

  static let quarantineRecords = Statement(
    "quarantine-records",
    "SELECT \(HistoryEntry.quarantineColumns) FROM quarantine_record WHERE position > $1::bigint ORDER BY position LIMIT $2::bigint")
  private static let quarantine = Statement(
    "quarantine", "\(entries) WHERE (e.channel, e.address) IN (SELECT * FROM unnest($1::smallint[], $2::text[]))")
  private static let quarantineEntries = Statement(
    "quarantine-entries",
    "\(entries) WHERE (e.channel, e.address) > ($1::smallint, $2::text) ORDER BY e.channel, e.address LIMIT $3::bigint")
  private static let quarantineHistory = Statement(
    "quarantine-history",
    "SELECT \(HistoryEntry.quarantineColumns) FROM quarantine_record WHERE channel = $1::smallint AND address = $2::text ORDER BY position")
  private static let counted = Statement(
    "counted", "SELECT report_hash, channel, address FROM quarantine_record WHERE report_hash = ANY ($1::text[])")
  private static let entries =
    "SELECT \(QuarantineEntry.columns) FROM quarantine_entry e JOIN quarantine_record r ON r.position = e.last_record"
}
