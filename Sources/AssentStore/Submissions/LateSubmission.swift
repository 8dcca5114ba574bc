public import AssentModel

/// A choice that reaches its store later than it was made, because the store was away or another system had it.
public struct LateSubmission: Hashable, Sendable {
  public let submission: Submission
  /// When the choice was made.
  public let time: Timestamp
  /// The newest time of a record that was known to be in the store when the choice was made.
  ///
  /// What was there is older than the choice whatever its time says, so that a clock which was set back doesn't make an old opt-in the newer choice.
  public let newestKnownTime: Timestamp

  public init(_ submission: Submission, at time: Timestamp, newestKnownTime: Timestamp = Timestamp(milliseconds: 0)) {
    self.submission = submission
    self.time = time
    self.newestKnownTime = newestKnownTime
  }

  /// Whether the choice comes from another system, which names it by what it says: the same choice has the same id whenever it comes.
  public var isImported: Bool { submission.isImported }
}

extension LateSubmission {
  /// What the choice adds to the history of its profile. Every store decides by this, inside the transaction that adds it.
  ///
  /// - A submission that the history has, or had before its person was erased, is never added again.
  /// - A person's newest choice wins: where records that are newer choose for the same channel or service, their choices hold, and the late
  ///   one holds for the rest. It's recorded even when nothing is left to it, with the same state before and after. A newer choice that changed
  ///   nothing has no record, and so doesn't hold, unless it was imported: every imported choice has its record.
  /// - Of two choices of the same instant the opt-out holds.
  /// - What an erased person opted out of is newer than an opt-in that is older than all that is known of them.
  /// - Otherwise the choice is recorded as it would have been, with the time at which it was made.
  ///
  /// - Parameters:
  ///   - state: the profile's state.
  ///   - history: all records of the profile, in the order of their positions.
  ///   - wasErased: whether the history holds what is left of a record of this submission.
  public func decide(state: Preferences, history: [ConsentRecord], wasErased: Bool = false) -> ReplayedSubmission {
    let first = history.filter { $0.submission == submission.id }
    guard first.isEmpty, !wasErased else { return ReplayedSubmission(submission.id, .alreadyRecorded, records: first) }
    if let asked = asked(of: state) {
      let older = asked.state.applying(optOuts: erasedChoices(asked.choice, state, history))
      let after = newer(than: asked.choice, in: history).reduce(older) { $0.applying($1) }
      if after != asked.state || isImported {
        let record = ConsentRecord(
          id: submission.id.record(0), submission: submission.id, salt: submission.salt, time: time, profile: submission.profile,
          choice: asked.choice, scope: asked.scope, method: asked.method, origin: submission.origin, before: state, after: after)
        return ReplayedSubmission(submission.id, after == asked.state ? .recorded : .superseded, records: [record])
      }
    }
    let newest = history.last.map { last in history.filter { $0.submission == last.submission } } ?? []
    let records = submission.records(at: time, state: state, newest: newest)
    return ReplayedSubmission(submission.id, records.isEmpty ? .nothingChanged : .recorded, records: records)
  }

  /// What a submission asks for, and the state that it would make of this one by itself.
  private struct Asked {
    let choice: Choice
    let scope: Scope
    let method: ConsentMethod
    let state: Preferences
  }

  /// `nil` for what depends on the newest records, and so can't come late.
  private func asked(of state: Preferences) -> Asked? {
    switch submission.change {
    case .choice(let choice, let scope, let method):
      let end = submission.end(of: scope, at: time, state: state)
      return Asked(choice: choice, scope: scope, method: method, state: state.applying(choice, to: scope, expiring: end))
    case .signUp(let scope): return Asked(choice: .optIn, scope: scope, method: .signUp, state: state.signingUp(for: scope, at: time))
    case .preferences, .undo, .takingBack: return nil
    }
  }

  /// The records whose choices hold against this one, oldest first. Those that were imported, and those of late choices to which newer ones left nothing,
  /// came into the history long after they were made: they stand where their times say. The others stand in the order of the history, since a clock may
  /// have been set back between two of them.
  private func newer(than choice: Choice, in history: [ConsentRecord]) -> [ConsentRecord] {
    let last = max(time, newestKnownTime)
    let newer = history.filter { $0.time > last || choice == .optIn && $0.choice == .optOut && $0.time == last }
    func isLate(_ record: ConsentRecord) -> Bool { record.method == .import || record.before == record.after }
    var ordered = newer.filter { !isLate($0) }
    for record in newer.filter(isLate).sorted(by: { $0.time < $1.time }) {
      ordered.insert(record, at: ordered.firstIndex { $0.time > record.time } ?? ordered.endIndex)
    }
    return ordered
  }

  /// The opt-outs that an erasure left, where they hold against this choice. Nobody knows when they were made, but all records are newer.
  private func erasedChoices(_ choice: Choice, _ state: Preferences, _ history: [ConsentRecord]) -> Preferences {
    guard choice == .optIn, history.allSatisfy({ time < $0.time }) else { return Preferences() }
    return (history.first?.before ?? state).optOuts
  }
}

extension Preferences {
  /// The state after opt-outs were made again.
  fileprivate func applying(optOuts: Preferences) -> Preferences {
    guard optOuts != Preferences() else { return self }
    var state = optOuts.every == .optOut ? applying(.optOut, to: .everyChannel) : self
    let channels = ChannelSet(optOuts.channels.keys)
    if !channels.isEmpty { state = state.applying(.optOut, to: .channels(channels)) }
    return optOuts.services.keys.reduce(state) { $0.applying(.optOut, to: .service($1)) }
  }

  /// The state after a record's choice was made again; taking back an opt-out brings back what it brought back then.
  fileprivate func applying(_ record: ConsentRecord) -> Preferences {
    switch (record.method, record.scope) {
    case (.undo, _): return applyingUndo(record)
    case (.signUp, _): return signingUp(for: record.scope, at: record.time)
    case (_, .service(let service)): return applying(record.choice, to: record.scope, expiring: record.after.expires[service])
    default: return applying(record.choice, to: record.scope)
    }
  }

  private func applyingUndo(_ record: ConsentRecord) -> Preferences {
    switch record.scope {
    case .everyChannel: return record.after
    case .channels(let set):
      var channels = channels
      for channel in set.channels { channels[channel] = record.after.effective(channel) }
      return Preferences(every: every, channels: channels, services: services, expires: expires, pending: pending)
    case .service(let service):
      var (services, expires) = (services, expires)
      services[service] = record.after.services[service]
      expires[service] = record.after.expires[service]
      return Preferences(every: every, channels: channels, services: services, expires: expires, pending: pending)
    }
  }
}

/// What became of a choice that reached its store late.
public struct ReplayedSubmission: Hashable, Sendable {
  public enum Result: String, Hashable, Sendable, CaseIterable {
    /// It was added to the history.
    case recorded
    /// The history had it: its commit had ended well, though nobody knew.
    case alreadyRecorded = "already-recorded"
    /// The state said so already.
    case nothingChanged = "nothing-changed"
    /// It was added to the history, and newer choices of the profile hold, for all of its scope or a part.
    case superseded
  }

  public let submission: RecordID
  public let result: Result
  /// The records of the submission in the history, in their order; empty when nothing changed.
  public let records: [ConsentRecord]

  public init(_ submission: RecordID, _ result: Result, records: [ConsentRecord]) {
    self.submission = submission
    self.result = result
    self.records = records
  }

  /// The records that the store has to add.
  public var added: [ConsentRecord] {
    switch result {
    case .recorded, .superseded: records
    case .alreadyRecorded, .nothingChanged: []
    }
  }
}
