public import AssentModel

extension Submission {
  /// What the submission adds to the history of its profile: nothing when it changes nothing. Every store decides by this.
  ///
  /// - Parameters:
  ///   - state: the profile's state.
  ///   - newest: the records of the profile's newest submission, in their order; needed to undo, may be empty otherwise.
  public func records(at time: Timestamp, state: Preferences, newest: [ConsentRecord]) -> [ConsentRecord] {
    var (records, state): ([ConsentRecord], Preferences) = ([], state)
    func append(_ choice: Choice, _ scope: Scope, _ method: ConsentMethod, after: Preferences) {
      guard after != state else { return }
      records.append(
        ConsentRecord(
          id: id.record(records.count), submission: id, salt: salt, time: time, profile: profile, choice: choice, scope: scope,
          method: method, origin: origin, before: state, after: after))
      state = after
    }
    switch change {
    case .choice(let choice, let scope, let method):
      append(choice, scope, method, after: state.applying(choice, to: scope, expiring: end(of: scope, at: time, state: state)))
    case .signUp(let scope):
      append(.optIn, scope, .signUp, after: state.signingUp(for: scope, at: time))
    case .preferences(let offered, let ticked):
      for (choice, scope) in Self.differences(from: state, at: time, offered: offered, ticked: ticked) {
        append(choice, scope, .page, after: state.applying(choice, to: scope, expiring: end(of: scope, at: time, state: state)))
      }
    case .undo(let scope):
      if let optOut = newest.first, newest.count == 1, optOut.choice == .optOut, optOut.scope == scope {
        append(.optIn, scope, .undo, after: optOut.before)
      }
    case .takingBack(let id):
      if let optOut = newest.first, newest.count == 1, optOut.choice == .optOut, optOut.id == id {
        append(.optIn, optOut.scope, .undo, after: optOut.before)
      }
    }
    return records
  }

  /// Whether deciding needs the records of the profile's newest submission.
  public var needsNewest: Bool {
    switch change {
    case .undo, .takingBack: true
    case .choice, .signUp, .preferences: false
    }
  }

  /// When a subscription ends that is made now; one that lasts keeps its end when that would move by less than a day.
  func end(of scope: Scope, at time: Timestamp, state: Preferences) -> Timestamp? {
    guard case .service(let service) = scope, let days = validity[service] else { return nil }
    let end = time.adding(days: max(1, days))
    guard let known = state.expires[service], known > time, known.adding(days: -1) < end, end < known.adding(days: 1) else { return end }
    return known
  }

  /// The choices that a filled-in form makes, opt-outs first: one for the channels together, then the services in the order of their numbers.
  private static func differences(
    from state: Preferences, at time: Timestamp, offered: [Scope], ticked: Set<Scope>
  ) -> [(Choice, Scope)] {
    [Choice.optOut, .optIn].flatMap { choice in
      let chosen = offered.filter { ticked.contains($0) == (choice == .optIn) && state.effective($0, at: time) != choice }
      let channels = ChannelSet(
        chosen.flatMap { scope in
          switch scope {
          case .everyChannel: Channel.allCases
          case .channels(let set): set.channels
          case .service: [Channel]()
          }
        })
      let services = chosen.filter { if case .service = $0 { true } else { false } }
      return (channels.isEmpty ? [] : [(choice, .channels(channels))])
        + services.sorted { $0.code < $1.code }.map { (choice, $0) }
    }
  }
}
