public import AssentAddresses
import AssentModel

/// What submissions, erasures and changes of addresses make of a history: functions from facts to changes, the same for every backend.
struct StoreDecisions: Sendable {
  /// The name of the store in errors.
  let name: String

  /// What is decided for each submission of a batch. One that can't be recorded fails alone.
  func recording(
    _ batch: [TimedSubmission], _ facts: StoreFacts
  ) -> Decision<[Result<RecordedSubmission, StoreError>]> {
    var changes = StoreChanges(after: facts.head)
    var newest = facts.newest
    let results = batch.map { timed -> Result<RecordedSubmission, StoreError> in
      let (submission, profile) = (timed.submission, timed.submission.profile)
      do throws(StoreError) {
        let state = if let change = changes.states[profile] { change.state } else { try facts.state(of: profile) }
        let records = submission.records(at: timed.time, state: state, newest: newest[profile] ?? [])
        guard !records.contains(where: { changes.has($0.id) }) else { throw StoreError.alreadyRecorded(name) }
        for record in records { changes.add(changes.head.appending(record)) }
        if !records.isEmpty { newest[profile] = records }
        return .success(RecordedSubmission(submission, records: records))
      } catch {
        return .failure(error)
      }
    }
    return Decision(changes: changes, answer: results)
  }

  static func needs(recording batch: [TimedSubmission]) -> StoreNeeds {
    StoreNeeds { needs in
      needs.head = true
      needs.states = Set(batch.map(\.submission.profile))
      needs.newest = Set(batch.filter(\.submission.needsNewest).map(\.submission.profile))
    }
  }

  /// What choices that come late add, each after those before it.
  func replaying(_ late: [LateSubmission], _ facts: StoreFacts) throws(StoreError) -> Decision<[ReplayedSubmission]> {
    var changes = StoreChanges(after: facts.head)
    var histories = facts.histories.mapValues { $0.compactMap(\.record) }
    var results: [ReplayedSubmission] = []
    results.reserveCapacity(late.count)
    for choice in late {
      let profile = choice.submission.profile
      let state = if let change = changes.states[profile] { change.state } else { try facts.state(of: profile) }
      let replayed = choice.decide(
        state: state, history: histories[profile] ?? [], wasErased: facts.erased.contains(choice.submission.id.record(0)))
      guard !replayed.added.contains(where: { changes.has($0.id) }) else { throw StoreError.alreadyRecorded(name) }
      for record in replayed.added { changes.add(changes.head.appending(record)) }
      histories[profile, default: []] += replayed.added
      results.append(replayed)
    }
    return Decision(changes: changes, answer: results)
  }

  static func needs(replaying late: [LateSubmission]) -> StoreNeeds {
    StoreNeeds { needs in
      needs.head = true
      needs.states = Set(late.map(\.submission.profile))
      needs.histories = needs.states
      needs.erased = Set(late.filter(\.isImported).map { $0.submission.id.record(0) })
    }
  }

  /// The record of each change of an address; `nil` for a change without effect, such as a report that was counted before.
  func changing(
    _ addresses: [QuarantineChange], at time: Timestamp, _ facts: StoreFacts
  ) throws(StoreError) -> Decision<[QuarantineRecord?]> {
    var changes = StoreChanges(after: facts.head)
    var reports = facts.reports
    var records: [QuarantineRecord?] = []
    for change in addresses {
      let report = CountedReport(change)
      let entry = changes.addresses[change.address] ?? facts.addresses[change.address]
      guard !(report.map(reports.contains) ?? false), let record = change.record(at: time, entry: entry) else {
        records.append(nil)
        continue
      }
      guard !changes.has(record.id) else { throw StoreError.alreadyRecorded(name) }
      if let report { reports.insert(report) }
      changes.add(changes.head.appending(record))
      records.append(record)
    }
    return Decision(changes: changes, answer: records)
  }

  static func needs(changing addresses: [QuarantineChange]) -> StoreNeeds {
    StoreNeeds { needs in
      needs.head = true
      needs.addresses = Set(addresses.map(\.address))
      needs.reports = Set(addresses.compactMap { CountedReport($0) })
    }
  }

  /// The erasure of a person; `nil` when the store has no record of the profile.
  func erasing(_ request: ErasureRequest, at time: Timestamp, _ facts: StoreFacts) throws(StoreError) -> Decision<Erasure?> {
    var changes = StoreChanges(after: facts.head)
    guard let secret = facts.secret else { throw StoreError(.corrupt, name, "the store has lost its secret: restore it from a backup") }
    let erasure = request.erasure(
      at: time, entries: facts.histories[request.profile] ?? [], state: try facts.state(of: request.profile), secret: secret)
    guard let erasure else { return Decision(changes: changes, answer: nil) }
    changes.add(changes.head.appending(erasure))
    if erasure.suppression == nil { changes.endedSuppressions = [secret.key(of: request.profile)] }
    return Decision(changes: changes, answer: erasure)
  }

  static func needs(erasing profile: Profile.ID) -> StoreNeeds {
    StoreNeeds { needs in
      needs.head = true
      needs.secret = true
      needs.states = [profile]
      needs.histories = [profile]
    }
  }

  /// Adds entries of another store as they are.
  ///
  /// - Throws: ``StoreError``: `brokenChain` for the first entry that doesn't follow from the one before it.
  func appending(_ entries: [HistoryEntry], _ facts: StoreFacts) throws(StoreError) -> Decision<Void> {
    var changes = StoreChanges(after: facts.head)
    for entry in entries {
      guard changes.head.precedes(entry) else {
        throw StoreError(.brokenChain, name, "the entry at position \(entry.position) doesn't follow from the one before it: see assent store verify")
      }
      changes.add(entry)
    }
    return Decision(changes: changes, answer: ())
  }

  /// Takes the secret of another store.
  ///
  /// - Throws: ``StoreError``: `notEmpty` when the store has a history.
  func adopting(_ secret: SuppressionSecret, _ facts: StoreFacts) throws(StoreError) -> Decision<Void> {
    guard facts.head == .start else { throw StoreError(.notEmpty, name, "this store has a history already: its secret stays") }
    var changes = StoreChanges(after: facts.head)
    changes.secret = secret
    return Decision(changes: changes, answer: ())
  }

  /// Ends all suppressions except these.
  func retaining(_ keys: Set<SuppressionKey>, _ facts: StoreFacts) -> Decision<Void> {
    var changes = StoreChanges(after: facts.head)
    changes.endedSuppressions = facts.suppressionKeys.subtracting(keys)
    return Decision(changes: changes, answer: ())
  }
}

/// A report that counted for an address.
public struct CountedReport: Hashable, Sendable {
  public let address: Address
  public let hash: String

  public init(address: Address, hash: String) {
    self.address = address
    self.hash = hash
  }

  /// The report that a change was read from; `nil` for a change without a report.
  public init?(_ change: QuarantineChange) {
    guard let hash = change.reportHash else { return nil }
    self.init(address: change.address, hash: hash)
  }
}
