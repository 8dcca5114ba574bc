import AssentAddresses
import AssentModel
import AssentStore

/// What the tables hold, read over one connection. All statements are sent at once and answered in one round trip.
struct PostgreSQLFacts {
  let connection: Connection
  /// The store, for errors.
  let location: PostgreSQLLocation

  /// One statement, and what its rows add to the facts.
  private struct Step {
    let request: Request
    let take: (Rows, inout StoreFacts) throws(ServerFailure) -> Void
  }

  /// Profiles and records that one statement asks for, so that no answer needs more memory than a few thousand rows.
  private static let chunk = 2000
  /// Statements in one round trip.
  private static let exchange = 16

  /// Reads what the needs list, in one snapshot.
  func read(_ needs: StoreNeeds) throws(ServerFailure) -> StoreFacts {
    let knowsSecret = connection.secretInUse != nil
    var steps = try steps(needs)
    if needs.head { steps.append(Step(request: Request(Self.head)) { rows, facts throws(ServerFailure) in facts.head = try HistoryHead(rows) }) }
    var facts = StoreFacts()
    // One statement is a snapshot by itself.
    let isAlone = steps.count < 2
    try run(steps, begin: isAlone ? nil : Self.snapshot, end: isAlone ? nil : .commit, &facts)
    // The secret was learned in a snapshot that is over.
    if !knowsSecret, connection.secretInUse != nil { return try read(needs) }
    return facts
  }

  /// Begins a transaction, locks the head and reads what the needs list.
  ///
  /// - Parameter inDoubt: the ids of entries whose commit got no answer; `nil` when there is no such commit.
  /// - Returns: the facts, and whether these entries are there.
  func lock(_ needs: StoreNeeds, inDoubt: [RecordID]?) throws(ServerFailure) -> (facts: StoreFacts, isCommitted: Bool) {
    let knowsSecret = connection.secretInUse != nil
    var isCommitted = false
    var first = [Step(request: Request(Self.lockHead)) { rows, facts throws(ServerFailure) in facts.head = try HistoryHead(rows) }]
    if let inDoubt {
      let request = Request(Self.known, Self.array(inDoubt.map(\.description)))
      first.append(
        Step(request: request) { rows, _ throws(ServerFailure) in isCommitted = try rows.first?.number(0) == Int64(inDoubt.count) })
    }
    var facts = StoreFacts()
    try run(first + steps(needs), begin: .begin, end: nil, &facts)
    if !knowsSecret, let secret = connection.secretInUse { try run(suppressed(Array(needs.states), secret), begin: nil, end: nil, &facts) }
    return (facts, isCommitted)
  }

  private func run(_ steps: [Step], begin: Statement?, end: Statement?, _ facts: inout StoreFacts) throws(ServerFailure) {
    for start in stride(from: 0, to: steps.count, by: Self.exchange) {
      let part = steps[start..<min(start + Self.exchange, steps.count)]
      let opening = start == 0 ? begin.map { [Request($0)] } ?? [] : []
      let closing = start + Self.exchange >= steps.count ? end.map { [Request($0)] } ?? [] : []
      let answers = try connection.exchange(opening + part.map(\.request) + closing)
      guard answers.count == opening.count + part.count + closing.count else { throw .unreadable }
      for (step, rows) in zip(part, answers[opening.count...]) { try step.take(rows, &facts) }
    }
  }

  private func steps(_ needs: StoreNeeds) throws(ServerFailure) -> [Step] {
    var steps = states(Array(needs.states))
    if needs.secret {
      steps.append(
        Step(request: Request(Self.secret)) { rows, facts throws(ServerFailure) in
          guard let row = rows.first else { throw .unreadable }
          facts.secret = try SuppressionSecret(stored: row)
        })
    }
    if needs.suppressionKeys {
      steps.append(
        Step(request: Request(Self.allSuppressions)) { rows, facts throws(ServerFailure) in
          for row in rows {
            guard let key = SuppressionKey(try row.text(0)) else { throw .unreadable }
            facts.suppressionKeys.insert(key)
          }
        })
    }
    for part in Self.chunks(Array(needs.newest)) {
      steps.append(
        Step(request: Request(Self.newest, Self.array(part.map(\.text)))) { rows, facts throws(ServerFailure) in
          for row in rows {
            guard let record = try HistoryEntry(row).record else { throw .unreadable }
            facts.newest[record.profile, default: []].append(record)
          }
        })
    }
    for part in Self.chunks(Array(needs.histories)) {
      steps.append(
        Step(request: Request(Self.histories, Self.array(part.map(\.text)))) { rows, facts throws(ServerFailure) in
          for entry in try rows.map({ row throws(ServerFailure) in try HistoryEntry(row) }).sorted(by: { $0.position < $1.position }) {
            guard let profile = entry.record?.profile else { throw .unreadable }
            facts.histories[profile, default: []].append(entry)
          }
        })
    }
    for (submission, profile) in needs.submissions {
      var parameters = Parameters()
      parameters.add(profile.text)
      parameters.add(submission.description)
      steps.append(
        Step(request: Request(Self.submission, parameters)) { rows, facts throws(ServerFailure) in
          facts.submissions[submission] = try rows.map { row throws(ServerFailure) in try HistoryEntry(row) }.compactMap(\.record)
        })
    }
    for part in Self.chunks(Array(needs.erased)) {
      steps.append(
        Step(request: Request(Self.erasedIDs, Self.array(part.map(\.description)))) { rows, facts throws(ServerFailure) in
          for row in rows {
            guard let id = RecordID(try row.text(0)) else { throw .unreadable }
            facts.erased.insert(id)
          }
        })
    }
    return steps + quarantine(needs)
  }

  private func quarantine(_ needs: StoreNeeds) -> [Step] {
    var steps: [Step] = []
    for part in Self.chunks(Array(needs.addresses.filter(\.isStorable))) {
      var parameters = Parameters()
      parameters.add(part)
      steps.append(
        Step(request: Request(Self.entries, parameters)) { rows, facts throws(ServerFailure) in
          for row in rows {
            let entry = try QuarantineEntry(row)
            facts.addresses[entry.address] = entry
          }
        })
    }
    for address in needs.addressHistories where address.isStorable {
      var parameters = Parameters()
      parameters.add(Int64(address.channel.rawValue))
      parameters.add(address.text)
      steps.append(
        Step(request: Request(Self.addressHistory, parameters)) { rows, facts throws(ServerFailure) in
          facts.addressHistories[address] = try rows.map { row throws(ServerFailure) in try HistoryEntry(quarantine: row) }
        })
    }
    for part in Self.chunks(Array(Set(needs.reports.map(\.hash)))) {
      steps.append(
        Step(request: Request(Self.counted, Self.array(part))) { rows, facts throws(ServerFailure) in
          for row in rows {
            let report = CountedReport(address: try Address(channel: try row.number(1), stored: try row.text(2)), hash: try row.text(0))
            if needs.reports.contains(report) { facts.reports.insert(report) }
          }
        })
    }
    return steps
  }

  /// The states of profiles, and of people who were erased what is still respected of them. That needs the secret: it is kept once it is in use, and
  /// never changes from then on.
  private func states(_ profiles: [Profile.ID]) -> [Step] {
    guard !profiles.isEmpty else { return [] }
    var steps = Self.chunks(profiles).map { part in
      Step(request: Request(Self.states, Self.array(part.map(\.text)))) { rows, facts throws(ServerFailure) in
        for row in rows {
          guard let profile = Profile.ID(try row.text(0)) else { throw .unreadable }
          facts.states[profile] = state(try row.text(1))
        }
      }
    }
    if let secret = connection.secretInUse {
      steps += suppressed(profiles, secret)
    } else {
      steps.append(
        Step(request: Request(Self.secretInUse)) { rows, _ throws(ServerFailure) in
          if let row = rows.first { connection.secretInUse = try SuppressionSecret(stored: row) }
        })
    }
    return steps
  }

  private func suppressed(_ profiles: [Profile.ID], _ secret: SuppressionSecret) -> [Step] {
    Self.chunks(profiles).map { part in
      let keys = Dictionary(part.map { (secret.key(of: $0).description, $0) }) { first, _ in first }
      return Step(request: Request(Self.suppressed, Self.array(Array(keys.keys)))) { rows, facts throws(ServerFailure) in
        for row in rows {
          guard let profile = keys[try row.text(0)] else { throw .unreadable }
          if facts.states[profile] == nil { facts.states[profile] = state(try row.text(1)) }
        }
      }
    }
  }

  private func state(_ text: String) -> Result<Preferences, StoreError> {
    do throws(ServerFailure) { return .success(try Preferences(stored: text)) } catch { return .failure(StoreError(error, location: location)) }
  }

  private static func chunks<Value>(_ values: [Value]) -> [[Value]] {
    stride(from: 0, to: values.count, by: chunk).map { Array(values[$0..<min($0 + chunk, values.count)]) }
  }

  private static func array(_ values: [String]) -> Parameters {
    var parameters = Parameters()
    parameters.add(values.map(Optional.some))
    return parameters
  }
}
