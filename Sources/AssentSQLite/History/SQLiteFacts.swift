import AssentAddresses
import AssentModel
import AssentStore
import GRDB

/// What the tables hold, read over one connection.
struct SQLiteFacts {
  let database: Database
  /// The file, for errors.
  let path: String

  /// Reads what the needs list. The caller has begun a transaction, so that all is of one snapshot.
  func facts(_ needs: StoreNeeds) throws -> StoreFacts {
    var facts = StoreFacts()
    if needs.head { facts.head = try head() }
    if needs.secret { facts.secret = try secret() }
    if needs.suppressionKeys { facts.suppressionKeys = try suppressions() }
    for profile in needs.states { facts.states[profile] = try state(of: profile) }
    for profile in needs.newest { facts.newest[profile] = try newest(of: profile) }
    for profile in needs.histories { facts.histories[profile] = try entries(of: profile) }
    for (submission, profile) in needs.submissions {
      facts.submissions[submission] = try records(where: "profile = ? AND submission = ? ORDER BY position", [profile.text, submission.description])
    }
    for record in needs.erased where try hasErased(record) { facts.erased.insert(record) }
    for address in needs.addresses { facts.addresses[address] = try quarantine(of: address) }
    for address in needs.addressHistories { facts.addressHistories[address] = try quarantineHistory(of: address) }
    for report in needs.reports where try isCounted(report) { facts.reports.insert(report) }
    return facts
  }

  /// The state of a profile; `nil` when the store knows nothing of the profile.
  private func state(of profile: Profile.ID) throws -> Result<Preferences, StoreError>? {
    let statement = try database.cachedStatement(sql: "SELECT state FROM preference WHERE profile = ?")
    guard let text = try String.fetchOne(statement, arguments: [profile.text]) ?? suppressedState(of: profile) else { return nil }
    do throws(UnreadableState) { return .success(try Preferences(json: text)) } catch { return .failure(StoreError(error, path: path)) }
  }

  /// Whether a record has lost its person.
  private func hasErased(_ record: RecordID) throws -> Bool {
    let statement = try database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM consent_record WHERE id = ? AND profile IS NULL)")
    return try Bool.fetchOne(statement, arguments: [record.description]) ?? false
  }

  /// The records of the profile's newest submission.
  private func newest(of profile: Profile.ID) throws -> [ConsentRecord] {
    let submission = try String.fetchOne(
      database,
      sql: """
        SELECT submission FROM consent_record
        WHERE position = (SELECT last_record FROM preference WHERE profile = ?)
        """, arguments: [profile.text])
    guard let id = submission.flatMap({ RecordID($0) }) else { return [] }
    return try records(where: "profile = ? AND submission = ? ORDER BY position", [profile.text, id.description])
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

extension SQLiteFacts {
  /// The records of a profile at their places, oldest first.
  private func entries(of profile: Profile.ID) throws -> [HistoryEntry] {
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
}

extension SQLiteFacts {
  /// What is still respected of a profile that was erased; `nil` for any other. Costs one look when nobody ever was.
  private func suppressedState(of profile: Profile.ID) throws -> String? {
    let statement = try database.cachedStatement(
      sql: "SELECT suppression FROM store_secret WHERE EXISTS (SELECT 1 FROM suppression)")
    guard let text = try String.fetchOne(statement) else { return nil }
    guard let secret = SuppressionSecret(text) else { throw UnreadableRow() }
    let state = try database.cachedStatement(sql: "SELECT state FROM suppression WHERE profile_key = ?")
    return try String.fetchOne(state, arguments: [secret.key(of: profile).description])
  }

  private func secret() throws -> SuppressionSecret {
    guard let secret = try String.fetchOne(database, sql: "SELECT suppression FROM store_secret").flatMap({ SuppressionSecret($0) }) else {
      throw UnreadableRow()
    }
    return secret
  }

  /// The names of the erased people whose opt-outs are still respected.
  private func suppressions() throws -> Set<SuppressionKey> {
    Set(
      try String.fetchAll(database, sql: "SELECT profile_key FROM suppression").map { text in
        guard let key = SuppressionKey(text) else { throw UnreadableRow() }
        return key
      })
  }

  private func erasures(after position: HistoryPosition, limit: Int) throws -> [HistoryEntry] {
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

extension SQLiteFacts {
  private func quarantine(of address: Address) throws -> QuarantineEntry? {
    let statement = try database.cachedStatement(sql: "\(Self.entries) WHERE e.channel = ? AND e.address = ?")
    return try Row.fetchOne(statement, arguments: [Int64(address.channel.rawValue), address.text]).map { try QuarantineEntry(row: $0) }
  }

  /// In the order of their addresses, which is that of their bytes.
  func quarantineEntries(after address: Address?, limit: Int) throws -> [QuarantineEntry] {
    let statement = try database.cachedStatement(
      sql: "\(Self.entries) WHERE (e.channel, e.address) > (?, ?) ORDER BY e.channel, e.address LIMIT ?")
    let start: StatementArguments = [address.map { Int64($0.channel.rawValue) } ?? -1, address?.text ?? "", max(0, limit)]
    return try Row.fetchAll(statement, arguments: start).map { try QuarantineEntry(row: $0) }
  }

  private func quarantineHistory(of address: Address) throws -> [HistoryEntry] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(QuarantineRecord.columns) FROM quarantine_record WHERE channel = ? AND address = ? ORDER BY position")
    return try Row.fetchAll(statement, arguments: [Int64(address.channel.rawValue), address.text]).map { try HistoryEntry(quarantine: $0) }
  }

  private func quarantineRecords(after position: HistoryPosition, limit: Int) throws -> [HistoryEntry] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(QuarantineRecord.columns) FROM quarantine_record WHERE position > ? ORDER BY position LIMIT ?")
    return try Row.fetchAll(statement, arguments: [position.rawValue, limit]).map { try HistoryEntry(quarantine: $0) }
  }

  /// Whether the history has the report.
  private func isCounted(_ report: CountedReport) throws -> Bool {
    let statement = try database.cachedStatement(
      sql: "SELECT 1 FROM quarantine_record WHERE report_hash = ? AND channel = ? AND address = ? LIMIT 1")
    let arguments: StatementArguments = [report.hash, Int64(report.address.channel.rawValue), report.address.text]
    return try Int.fetchOne(statement, arguments: arguments) != nil
  }

  private static let entries =
    "SELECT \(QuarantineEntry.columns) FROM quarantine_entry e JOIN quarantine_record r ON r.position = e.last_record"
}
