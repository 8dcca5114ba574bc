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

  func hasErased(_ submission: RecordID) -> Bool {
    history.contains { if case .erased(let record) = $0.content { record.submission == submission } else { false } }
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
      for item in erasure.records { empty(at: Int(clamping: item.position.rawValue) - 1) }
      if let suppression = erasure.suppression { suppressions[suppression.key] = suppression.state }
    case .quarantine(let record):
      addressIndices[record.address, default: []].append(history.count)
      quarantine[record.address] = QuarantineEntry(record, at: entry.position)
      if let hash = record.reportHash { reports.insert(CountedReport(address: record.address, hash: hash)) }
    }
    history.append(entry)
  }
  /// Leaves of a record what isn't about its person, and of the person nothing.
  private mutating func empty(at index: Int) {
    guard history.indices.contains(index), let record = history[index].record else { return }
    let entry = history[index]
    history[index] = HistoryEntry(
      position: entry.position, content: .erased(ErasedRecord(record)), digest: entry.digest, chain: entry.chain)
    indices[record.profile] = nil
    states[record.profile] = nil
  }
}
