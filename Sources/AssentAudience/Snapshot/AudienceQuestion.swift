public import AssentModel
public import AssentPreferences

/// What is about to be sent.
public struct AudienceQuestion: Hashable, Sendable {
  public var channel: Channel
  /// The service that the message belongs to; `nil` for none.
  public var service: ServiceNumber?
  /// Whether the channel requires an opt-in.
  public var requiresConsent: Bool
  /// The moment at which subscriptions have expired or not.
  public var time: Timestamp

  public init(channel: Channel, service: ServiceNumber? = nil, requiresConsent: Bool = false, time: Timestamp) {
    self.channel = channel
    self.service = service
    self.requiresConsent = requiresConsent
    self.time = time
  }

  /// Why a profile with this state gets no message; empty when it gets one.
  ///
  /// A subscription in force stands on its own against an older opt-out of everything, and is consent; an opt-out of the channel holds against it.
  public func reasons(for state: Preferences) -> ExclusionReasons {
    var reasons: ExclusionReasons = []
    let isSubscribed = service.map { state.effective($0, at: time) == .optIn } ?? false
    let choice = state.effective(channel)
    if choice == .optOut {
      if state.channels[channel] == .optOut {
        reasons.formUnion(.optedOutOfChannel)
      } else if !isSubscribed {
        reasons.formUnion(.optedOutOfEverything)
      }
    }
    if let service, !isSubscribed {
      let isPending = state.pending.contains(.service(service))
      if state.hasExpired(service, at: time) {
        reasons.formUnion(ExclusionReasons(.subscriptionExpired))
      } else if !isPending {
        reasons.formUnion(ExclusionReasons(.notSubscribed))
      }
      if isPending { reasons.formUnion(ExclusionReasons(.signUpNotConfirmed)) }
    }
    if requiresConsent, choice == nil, !isSubscribed {
      reasons.formUnion(ExclusionReasons(isSignedUp(state) ? .signUpNotConfirmed : .noConsent))
    }
    return reasons
  }

  private func isSignedUp(_ state: Preferences) -> Bool {
    state.pending.contains { scope in
      switch scope {
      case .everyChannel: true
      case .channels(let set): set.contains(channel)
      case .service: false
      }
    }
  }

  /// Whether a state gives its reasons by what it doesn't say: then no record is their cause.
  func isSilence(_ state: Preferences, _ reasons: ExclusionReasons) -> Bool {
    let ofSilence = ExclusionReasons(.noConsent).union(ExclusionReasons(.notSubscribed))
    return reasons.isSubset(of: ofSilence) && (service.map { state.services[$0] == nil } ?? true)
  }

  /// The position of the record since which a reason has held without a break, up to a position in the history; `nil` when it held before
  /// the first of them.
  public func cause(of reason: ExclusionReason, in entries: [HistoryEntry], upTo end: HistoryPosition) -> HistoryPosition? {
    var cause: HistoryPosition?
    for entry in entries where entry.position <= end {
      guard let record = entry.record else { continue }
      if !reasons(for: record.after).contains(ExclusionReasons(reason)) {
        cause = nil
      } else if !reasons(for: record.before).contains(ExclusionReasons(reason)) {
        cause = entry.position
      }
    }
    return cause
  }
}
