public import AssentModel

/// A choice that reaches its store later than it was made, because the store was away.
public struct LateSubmission: Hashable, Sendable {
  public let submission: Submission
  /// When the choice was made.
  public let time: Timestamp
  /// The newest time of a record that was known to be in the store when the choice was made.
  ///
  /// What was there is older than the choice whatever its time says, so that a clock which was set back doesn't make an old opt-in the newer choice.
  public let knownUntil: Timestamp

  public init(_ submission: Submission, at time: Timestamp, knownUntil: Timestamp = Timestamp(milliseconds: 0)) {
    self.submission = submission
    self.time = time
    self.knownUntil = knownUntil
  }
}

extension LateSubmission {
  /// What the choice adds to the history of its profile. Every store decides by this, inside the transaction that adds it.
  ///
  /// - A submission that the history has is never added again.
  /// - A person's newest choice wins: where records that are newer than an opt-out choose for the same channel or service, their choices hold,
  ///   and the opt-out holds for the rest. It's recorded even when nothing is left to it, with the same state before and after. A newer choice
  ///   that changed nothing has no record, and so doesn't hold.
  /// - Otherwise the choice is recorded as it would have been, with the time at which it was made.
  ///
  /// - Parameters:
  ///   - state: the profile's state.
  ///   - history: all records of the profile, oldest first.
  public func decide(state: Preferences, history: [ConsentRecord]) -> ReplayedSubmission {
    let first = history.filter { $0.submission == submission.id }
    guard first.isEmpty else { return ReplayedSubmission(submission.id, .alreadyRecorded, records: first) }
    if case .choice(.optOut, let scope, let method) = submission.change {
      let newer = history.filter { $0.time > max(time, knownUntil) }
      let alone = state.applying(.optOut, to: scope)
      let after = newer.reduce(alone) { $0.applying($1) }
      if after != alone {
        let record = ConsentRecord(
          id: submission.id.record(0), submission: submission.id, salt: submission.salt, time: time, profile: submission.profile,
          choice: .optOut, scope: scope, method: method, origin: submission.origin, before: state, after: after)
        return ReplayedSubmission(submission.id, .superseded, records: [record])
      }
    }
    let newest = history.last.map { last in history.filter { $0.submission == last.submission } } ?? []
    let records = submission.records(at: time, state: state, newest: newest)
    return ReplayedSubmission(submission.id, records.isEmpty ? .nothingChanged : .recorded, records: records)
  }
}

extension Preferences {
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
