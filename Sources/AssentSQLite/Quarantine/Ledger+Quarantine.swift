import AssentAddresses
import AssentModel
import AssentPreferences
import GRDB

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
