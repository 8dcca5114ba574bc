public import AssentAddresses
public import AssentModel
import Synchronization

/// A store that forgets everything when the process ends: for tests, and as the measure of what other stores do.
public final class MemoryPreferenceStore: PreferenceStore, ErasableStore {
  let content: Mutex<MemoryContent>

  public init() {
    var generator = SystemRandomNumberGenerator()
    content = Mutex(MemoryContent(secret: SuppressionSecret(from: &generator)))
  }

  public func preferences(of profile: Profile.ID) -> Preferences {
    content.withLock { $0.state(of: profile) }
  }

  public func records(of profile: Profile.ID, submission: RecordID) -> [ConsentRecord] {
    history(of: profile).filter { $0.submission == submission }
  }

  public func history(of profile: Profile.ID) -> [ConsentRecord] { entries(of: profile).compactMap(\.record) }

  public func entries(of profile: Profile.ID) -> [HistoryEntry] { content.withLock { $0.entries(of: profile) } }

  public func head() -> HistoryHead { content.withLock { $0.head } }

  public func entries(after position: HistoryPosition, limit: Int) -> [HistoryEntry] {
    content.withLock { Array($0.history.dropFirst(Int(clamping: position.rawValue)).prefix(max(0, limit))) }
  }

  public func check() {}

  public func record(_ submission: Submission, at time: Timestamp) -> RecordedSubmission {
    content.withLock { content in
      let profile = submission.profile
      let history = content.records(of: profile)
      let newest = history.last.map { last in history.filter { $0.submission == last.submission } } ?? []
      let records = submission.records(at: time, state: content.state(of: profile), newest: newest)
      for record in records { content.append(content.head.appending(record)) }
      return RecordedSubmission(submission, records: records)
    }
  }

  public func erase(_ request: ErasureRequest, at time: Timestamp) -> Erasure? {
    content.withLock { content in
      let profile = request.profile
      let erasure = request.erasure(
        at: time, entries: content.entries(of: profile), state: content.state(of: profile), secret: content.secret)
      guard let erasure else { return nil }
      content.suppressions[content.secret.key(of: profile)] = erasure.suppression?.state
      content.append(content.head.appending(erasure))
      return erasure
    }
  }

  public func removeNetworks(before time: Timestamp) -> Int {
    content.withLock { content in
      var count = 0
      for (index, entry) in content.history.enumerated() {
        guard var record = entry.record, record.network != nil, record.time < time else { continue }
        record.network = nil
        content.history[index] = HistoryEntry(position: entry.position, record: record, digest: entry.digest, chain: entry.chain)
        count += 1
      }
      return count
    }
  }
}

extension MemoryPreferenceStore {
  public func replay(_ submissions: [LateSubmission]) -> [ReplayedSubmission] {
    content.withLock { content in
      submissions.map { late in
        let profile = late.submission.profile
        let replayed = late.decide(
          state: content.state(of: profile), history: content.records(of: profile),
          wasErased: late.isImported && content.hasErased(late.submission.id))
        for record in replayed.added { content.append(content.head.appending(record)) }
        return replayed
      }
    }
  }
}

extension MemoryPreferenceStore: MaintainedStore {
  public func append(_ entries: [HistoryEntry]) throws(StoreError) {
    try content.withLock { content throws(StoreError) in
      _ = try content.head.following(entries, subject: "memory")
      for entry in entries { content.append(entry) }
    }
  }

  public func suppressionSecret() -> SuppressionSecret { content.withLock { $0.secret } }

  public func adopt(_ secret: SuppressionSecret) throws(StoreError) {
    try content.withLock { content throws(StoreError) in
      guard content.history.isEmpty else { throw StoreError(.notEmpty, "memory", "this store has a history already: its secret stays") }
      content.secret = secret
    }
  }

  public func suppressions() -> Set<SuppressionKey> { content.withLock { Set($0.suppressions.keys) } }

  public func retainSuppressions(_ keys: Set<SuppressionKey>) {
    content.withLock { content in content.suppressions = content.suppressions.filter { keys.contains($0.key) } }
  }

  public func stateProblems() -> [HistoryProblem] { [] }

  public func integrityProblems() -> [String] { [] }
}

extension MemoryPreferenceStore: QuarantineStore {
  public func quarantine(of addresses: [Address]) -> [Address: QuarantineEntry] {
    content.withLock { $0.quarantine(of: addresses) }
  }

  public func quarantineEntries(after address: Address?, limit: Int) -> [QuarantineEntry] {
    let entries = content.withLock { content in content.quarantine.values.filter { entry in address.map { $0 < entry.address } ?? true } }
    return Array(entries.sorted { $0.address < $1.address }.prefix(max(0, limit)))
  }

  public func quarantineHistory(of address: Address) -> [HistoryEntry] {
    content.withLock { content in (content.addressIndices[address] ?? []).map { content.history[$0] } }
  }

  public func change(_ changes: [QuarantineChange], at time: Timestamp) throws(StoreError) -> [QuarantineRecord?] {
    try content.withLock { content throws(StoreError) in
      var decision = QuarantineDecision(
        head: content.head, entries: content.quarantine(of: changes.map(\.address)),
        reports: Set(changes.compactMap { CountedReport($0) }).intersection(content.reports), subject: "memory")
      var records: [QuarantineRecord?] = []
      for change in changes { records.append(try decision.decide(change, at: time)) }
      for addition in decision.additions { content.append(addition) }
      return records
    }
  }
}

extension MemoryPreferenceStore: SnapshotReader {
  public func readSnapshot(_ visitor: any SnapshotVisitor & Sendable) throws(StoreError) -> HistoryHead {
    let (states, quarantine, suppressions, head) = content.withLock { ($0.states, $0.quarantine, $0.suppressions, $0.head) }
    do {
      for (profile, known) in states {
        let text = Array(profile.text.utf8)
        try unsafe text.withUnsafeBytes { unsafe try visitor.visit(profile: $0, state: known.state, position: known.position) }
      }
      for entry in quarantine.values.sorted(by: { $0.address < $1.address }) {
        let text = Array(entry.address.text.utf8)
        try unsafe text.withUnsafeBytes {
          unsafe try visitor.visit(address: $0, channel: entry.address.channel, state: entry.state, position: entry.position)
        }
      }
      for (key, state) in suppressions { try visitor.visit(suppression: key, state: state) }
    } catch {
      throw StoreError(visitor: error, subject: "memory")
    }
    return head
  }
}
