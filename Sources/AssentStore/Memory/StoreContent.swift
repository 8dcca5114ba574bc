import AssentAddresses
import AssentModel

/// What a store contains, in memory: all of it, or what a dry run would add to another store.
struct StoreContent {
  private(set) var states: [Profile.ID: StateChange] = [:]
  private(set) var history: [HistoryEntry] = []
  /// The opt-outs of people who were erased.
  private(set) var suppressions: [SuppressionKey: Preferences] = [:]
  /// The secret of the store; `nil` in a dry run until something was erased or adopted.
  private var secret: SuppressionSecret?
  private var quarantine: [Address: QuarantineEntry] = [:]
  private var reports: Set<CountedReport> = []
  private var ids: Set<RecordID> = []
  private var erased: Set<RecordID> = []
  /// Suppressions that ended.
  private var ended: Set<SuppressionKey> = []
  /// People who were erased: what the store below a dry run has of them no longer counts.
  private var forgotten: Set<Profile.ID> = []
  /// Where in the history the entries of each profile and each address are.
  private var indices: [Profile.ID: [Int]] = [:]
  private var addressIndices: [Address: [Int]] = [:]

  init(secret: SuppressionSecret? = nil) { self.secret = secret }

  /// The answers to the needs.
  ///
  /// - Parameter base: the answers of the store below a dry run.
  func facts(_ needs: StoreNeeds, over base: StoreFacts = StoreFacts()) -> StoreFacts {
    var facts = base
    if needs.head, let last = history.last { facts.head = last.head }
    if needs.secret { facts.secret = secret ?? base.secret }
    if needs.suppressionKeys { facts.suppressionKeys = base.suppressionKeys.subtracting(ended).union(suppressions.keys) }
    for profile in forgotten {
      facts.states[profile] = nil
      facts.newest[profile] = nil
      facts.histories[profile] = nil
    }
    for profile in needs.states { if let state = state(of: profile) { facts.states[profile] = .success(state) } }
    for profile in needs.newest {
      let records = entries(of: profile).compactMap(\.record)
      if let last = records.last { facts.newest[profile] = records.filter { $0.submission == last.submission } }
    }
    for profile in needs.histories { facts.histories[profile, default: []] += entries(of: profile) }
    for (submission, profile) in needs.submissions {
      let records = entries(of: profile).compactMap(\.record).filter { $0.submission == submission }
      facts.submissions[submission] = (forgotten.contains(profile) ? [] : facts.submissions[submission] ?? []) + records
    }
    facts.erased.formUnion(needs.erased.intersection(erased))
    for address in needs.addresses { if let entry = quarantine[address] { facts.addresses[address] = entry } }
    for address in needs.addressHistories {
      facts.addressHistories[address, default: []] += (addressIndices[address] ?? []).map { history[$0] }
    }
    facts.reports.formUnion(needs.reports.intersection(reports))
    return facts
  }

  /// In the order of their addresses.
  func quarantineEntries(after address: Address?) -> [QuarantineEntry] {
    quarantine.values.filter { entry in address.map { $0 < entry.address } ?? true }.sorted { $0.address < $1.address }
  }

  /// Adds the changes.
  ///
  /// - Parameters:
  ///   - facts: those that the changes were decided by.
  ///   - name: names the store in errors.
  /// - Throws: ``StoreError``: `alreadyRecorded` when an entry has the id of another one; nothing changes then.
  mutating func apply(_ changes: StoreChanges, _ facts: StoreFacts, name: String) throws(StoreError) {
    guard ids.isDisjoint(with: changes.entries.map(\.content.id)) else { throw StoreError.alreadyRecorded(name) }
    secret = changes.secret ?? secret
    for key in changes.endedSuppressions { suppressions[key] = nil }
    ended.formUnion(changes.endedSuppressions)
    for entry in changes.entries { add(entry, facts) }
    states.merge(changes.states) { $1 }
    quarantine.merge(changes.addresses) { $1 }
  }

  mutating func removeNetworks(before time: Timestamp) -> Int {
    var count = 0
    for (index, entry) in history.enumerated() {
      guard var record = entry.record, record.network != nil, record.time < time else { continue }
      record.network = nil
      history[index] = HistoryEntry(position: entry.position, record: record, digest: entry.digest, chain: entry.chain)
      count += 1
    }
    return count
  }

  private func entries(of profile: Profile.ID) -> [HistoryEntry] { (indices[profile] ?? []).map { history[$0] } }

  private func state(of profile: Profile.ID) -> Preferences? {
    if let known = states[profile] { return known.state }
    guard !suppressions.isEmpty, let secret else { return nil }
    return suppressions[secret.key(of: profile)]
  }

  private mutating func add(_ entry: HistoryEntry, _ facts: StoreFacts) {
    ids.insert(entry.content.id)
    switch entry.content {
    case .record(let record): indices[record.profile, default: []].append(history.count)
    case .erased(let record): erased.insert(record.id)
    case .erasure(let erasure):
      if let suppression = erasure.suppression {
        suppressions[suppression.key] = suppression.state
        ended.remove(suppression.key)
      }
      secret = secret ?? facts.secret
      empty(Set(erasure.records.map(\.position)), facts)
    case .quarantine(let record):
      addressIndices[record.address, default: []].append(history.count)
      if let hash = record.reportHash { reports.insert(CountedReport(address: record.address, hash: hash)) }
    }
    history.append(entry)
  }

  /// Leaves of records what isn't about their person, and of the person nothing.
  private mutating func empty(_ positions: Set<HistoryPosition>, _ facts: StoreFacts) {
    for (profile, entries) in facts.histories where entries.contains(where: { positions.contains($0.position) }) {
      forget(profile)
      erased.formUnion(entries.map(\.content.id))
    }
    guard let start = history.first?.position.rawValue else { return }
    for position in positions {
      let index = Int(clamping: position.rawValue - start)
      guard history.indices.contains(index), let record = history[index].record else { continue }
      let entry = history[index]
      history[index] = HistoryEntry(
        position: entry.position, content: .erased(ErasedRecord(record)), digest: entry.digest, chain: entry.chain)
      erased.insert(record.id)
      forget(record.profile)
    }
  }

  private mutating func forget(_ profile: Profile.ID) {
    forgotten.insert(profile)
    indices[profile] = nil
    states[profile] = nil
  }
}
