import AssentAddresses
import AssentModel
import AssentPreferences

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
