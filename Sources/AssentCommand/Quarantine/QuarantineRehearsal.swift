import AssentAddresses
import AssentModel
import AssentStore

/// Decides changes as a store would, and makes none. It keeps what would be known of the addresses that would change.
struct QuarantineRehearsal {
  private let store: any QuarantineReader
  private var entries: [Address: QuarantineEntry] = [:]
  private var reports: Set<CountedReport> = []

  init(store: any QuarantineReader) { self.store = store }

  func hasCounted(_ change: QuarantineChange) -> Bool { CountedReport(change).map(reports.contains) ?? false }

  mutating func change(_ changes: [QuarantineChange], at time: Timestamp) async throws(StoreError) -> [QuarantineRecord?] {
    let known = try await store.quarantine(of: Array(Set(changes.map(\.address)).subtracting(entries.keys)))
    var records: [QuarantineRecord?] = []
    for change in changes {
      let report = CountedReport(change)
      let isCounted = try await isCounted(report, known[change.address] != nil)
      let entry = entries[change.address] ?? known[change.address]
      guard !isCounted, let record = change.record(at: time, entry: entry) else {
        records.append(nil)
        continue
      }
      entries[change.address] = QuarantineEntry(record, at: .start)
      if let report { reports.insert(report) }
      records.append(record)
    }
    return records
  }

  private func isCounted(_ report: CountedReport?, _ isKnown: Bool) async throws(StoreError) -> Bool {
    guard let report else { return false }
    if reports.contains(report) { return true }
    guard isKnown || entries[report.address] != nil else { return false }
    return try await store.quarantineHistory(of: report.address).contains { $0.quarantine?.reportHash == report.hash }
  }
}
