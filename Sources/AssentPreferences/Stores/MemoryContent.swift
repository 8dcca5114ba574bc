import AssentAddresses
import AssentModel

/// What a store in memory holds.
struct MemoryContent {
  var states: [Profile.ID: StateChange] = [:]
  var history: [HistoryEntry] = []
  /// Where in the history each profile's entries are.
  var indices: [Profile.ID: [Int]] = [:]
  /// The opt-outs of people who were erased.
  var suppressions: [SuppressionKey: Preferences] = [:]
  var secret: SuppressionSecret
  var quarantine: [Address: QuarantineEntry] = [:]
  /// Where in the history each address's entries are.
  var addressIndices: [Address: [Int]] = [:]
  var reports: Set<CountedReport> = []

  init(secret: SuppressionSecret) { self.secret = secret }

  var head: HistoryHead { history.last?.head ?? .start }

  func entries(of profile: Profile.ID) -> [HistoryEntry] { (indices[profile] ?? []).map { history[$0] } }

  func records(of profile: Profile.ID) -> [ConsentRecord] { entries(of: profile).compactMap(\.record) }

  func state(of profile: Profile.ID) -> Preferences {
    if let known = states[profile] { return known.state }
    return suppressions.isEmpty ? Preferences() : suppressions[secret.key(of: profile)] ?? Preferences()
  }

  func quarantine(of addresses: [Address]) -> [Address: QuarantineEntry] {
    var found: [Address: QuarantineEntry] = [:]
    for address in addresses { found[address] = quarantine[address] }
    return found
  }

  mutating func append(_ entry: HistoryEntry) {
    switch entry.content {
    case .record(let record):
      indices[record.profile, default: []].append(history.count)
      states[record.profile] = StateChange(state: record.after, position: entry.position)
    case .erased: break
    case .erasure(let erasure):
      if let suppression = erasure.suppression { suppressions[suppression.key] = suppression.state }
    case .quarantine(let record):
      addressIndices[record.address, default: []].append(history.count)
      quarantine[record.address] = QuarantineEntry(record, at: entry.position)
      if let hash = record.reportHash { reports.insert(CountedReport(address: record.address, hash: hash)) }
    }
    history.append(entry)
  }
}
