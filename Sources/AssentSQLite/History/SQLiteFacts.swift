import AssentAddresses
import AssentModel
import AssentStore
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

extension Ledger {
  /// What is still respected of a profile that was erased; `nil` for any other. Costs one look when nobody ever was.
  func suppressedState(of profile: Profile.ID) throws -> Preferences? {
    let statement = try database.cachedStatement(
      sql: "SELECT suppression FROM store_secret WHERE EXISTS (SELECT 1 FROM suppression)")
    guard let text = try String.fetchOne(statement) else { return nil }
    guard let secret = SuppressionSecret(text) else { throw UnreadableRow() }
    let state = try database.cachedStatement(sql: "SELECT state FROM suppression WHERE profile_key = ?")
    return try String.fetchOne(state, arguments: [secret.key(of: profile).description]).map { try Preferences(json: $0) }
  }

  func secret() throws -> SuppressionSecret {
    guard let secret = try String.fetchOne(database, sql: "SELECT suppression FROM store_secret").flatMap({ SuppressionSecret($0) }) else {
      throw UnreadableRow()
    }
    return secret
  }

  /// The names of the erased people whose opt-outs are still respected.
  func suppressions() throws -> Set<SuppressionKey> {
    Set(
      try String.fetchAll(database, sql: "SELECT profile_key FROM suppression").map { text in
        guard let key = SuppressionKey(text) else { throw UnreadableRow() }
        return key
      })
  }

  func erasures(after position: HistoryPosition, limit: Int) throws -> [HistoryEntry] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT position, id, time, reason, actor, profile_key, state, digest, chain FROM erasure WHERE position > ? ORDER BY position LIMIT ?
        """)
    return try Row.fetchAll(statement, arguments: [position.rawValue, limit]).map { row in
      guard let position = HistoryPosition(rawValue: row[0]), let id = RecordID(row[1] as String), let digest = HistoryHash(row[7]),
        let chain = HistoryHash(row[8])
      else { throw UnreadableRow() }
      let erasure = Erasure(
        id: id, time: Timestamp(milliseconds: row[2]), statement: SenderStatement(reason: row[3], actor: row[4]),
        records: try items(of: position), suppression: try Self.suppression(key: row[5], state: row[6]))
      return HistoryEntry(position: position, content: .erasure(erasure), digest: digest, chain: chain)
    }
  }

  /// Adds the erasure, names the records that it empties, and keeps what is still respected.
  func insert(_ erasure: Erasure, of entry: HistoryEntry) throws {
    try database.execute(
      sql: "INSERT INTO erasure (position, id, time, reason, actor, profile_key, state, digest, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        entry.position.rawValue, erasure.id.description, erasure.time.milliseconds, erasure.statement.reason, erasure.statement.actor,
        erasure.suppression?.key.description, erasure.suppression?.state.json, entry.digest.description, entry.chain.description,
      ])
    for item in erasure.records {
      try database.cachedStatement(sql: "INSERT INTO erased_record (position, erasure, digest) VALUES (?, ?, ?)")
        .execute(arguments: [item.position.rawValue, entry.position.rawValue, item.digest.description])
    }
    guard let suppression = erasure.suppression else { return }
    try database.execute(
      sql: """
        INSERT INTO suppression (profile_key, state, erasure) VALUES (?, ?, ?)
        ON CONFLICT (profile_key) DO UPDATE SET state = excluded.state, erasure = excluded.erasure
        """, arguments: [suppression.key.description, suppression.state.json, entry.position.rawValue])
  }

  private func items(of erasure: HistoryPosition) throws -> [Erasure.Item] {
    let statement = try database.cachedStatement(sql: "SELECT position, digest FROM erased_record WHERE erasure = ? ORDER BY position")
    return try Row.fetchAll(statement, arguments: [erasure.rawValue]).map { row in
      guard let position = HistoryPosition(rawValue: row[0]), let digest = HistoryHash(row[1]) else { throw UnreadableRow() }
      return Erasure.Item(position: position, digest: digest)
    }
  }

  private static func suppression(key: String?, state: String?) throws -> Suppression? {
    guard let key, let state else { return nil }
    guard let key = SuppressionKey(key) else { throw UnreadableRow() }
    return Suppression(key: key, state: try Preferences(json: state))
  }
}

extension Ledger {
  func quarantine(of address: Address) throws -> QuarantineEntry? {
    let statement = try database.cachedStatement(sql: "\(Self.entries) WHERE e.channel = ? AND e.address = ?")
    return try Row.fetchOne(statement, arguments: [Int64(address.channel.rawValue), address.text]).map { try QuarantineEntry(row: $0) }
  }

  func quarantine(of addresses: some Sequence<Address>) throws -> [Address: QuarantineEntry] {
    var found: [Address: QuarantineEntry] = [:]
    for address in addresses { found[address] = try quarantine(of: address) }
    return found
  }

  /// In the order of their addresses, which is that of their bytes.
  func quarantineEntries(after address: Address?, limit: Int) throws -> [QuarantineEntry] {
    let statement = try database.cachedStatement(
      sql: "\(Self.entries) WHERE (e.channel, e.address) > (?, ?) ORDER BY e.channel, e.address LIMIT ?")
    let start: StatementArguments = [address.map { Int64($0.channel.rawValue) } ?? -1, address?.text ?? "", max(0, limit)]
    return try Row.fetchAll(statement, arguments: start).map { try QuarantineEntry(row: $0) }
  }

  func quarantineHistory(of address: Address) throws -> [HistoryEntry] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(QuarantineRecord.columns) FROM quarantine_record WHERE channel = ? AND address = ? ORDER BY position")
    return try Row.fetchAll(statement, arguments: [Int64(address.channel.rawValue), address.text]).map { try HistoryEntry(quarantine: $0) }
  }

  func quarantineRecords(after position: HistoryPosition, limit: Int) throws -> [HistoryEntry] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(QuarantineRecord.columns) FROM quarantine_record WHERE position > ? ORDER BY position LIMIT ?")
    return try Row.fetchAll(statement, arguments: [position.rawValue, limit]).map { try HistoryEntry(quarantine: $0) }
  }

  /// Those of the reports that the history has.
  func counted(_ reports: some Sequence<CountedReport>) throws -> Set<CountedReport> {
    let statement = try database.cachedStatement(
      sql: "SELECT 1 FROM quarantine_record WHERE report_hash = ? AND channel = ? AND address = ? LIMIT 1")
    var found: Set<CountedReport> = []
    for report in reports {
      let arguments: StatementArguments = [report.hash, Int64(report.address.channel.rawValue), report.address.text]
      if try Int.fetchOne(statement, arguments: arguments) != nil { found.insert(report) }
    }
    return found
  }

  /// Adds the record; its address's entry stays as it is.
  func insert(_ record: QuarantineRecord, of entry: HistoryEntry) throws {
    let marks = Array(repeating: "?", count: 14).joined(separator: ", ")
    try database.cachedStatement(sql: "INSERT INTO quarantine_record (\(QuarantineRecord.columns)) VALUES (\(marks))")
      .execute(arguments: record.arguments(of: entry))
  }

  /// Makes the entry that of its address.
  func save(_ entry: QuarantineEntry) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO quarantine_entry (channel, address, state, last_record) VALUES (?, ?, ?, ?)
        ON CONFLICT (channel, address) DO UPDATE SET state = excluded.state, last_record = excluded.last_record
        """
    ).execute(arguments: [Int64(entry.address.channel.rawValue), entry.address.text, entry.state.json, entry.position.rawValue])
  }

  private static let entries =
    "SELECT \(QuarantineEntry.columns) FROM quarantine_entry e JOIN quarantine_record r ON r.position = e.last_record"
}
