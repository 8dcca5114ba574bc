public import AssentModel
public import AssentStore

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

/// Why somebody on a list gets no message. The order is that in which one decides over another; the raw value is the word in files.
public enum ExclusionReason: String, Hashable, Sendable, CaseIterable {
  case optedOutOfEverything = "opted-out-of-everything"
  case optedOutOfChannel = "opted-out-of-channel"
  case notSubscribed = "not-subscribed"
  case subscriptionExpired = "subscription-expired"
  case signUpNotConfirmed = "sign-up-not-confirmed"
  /// The channel requires an opt-in, and none was made.
  case noConsent = "no-consent"
  case quarantined = "in-quarantine"
  case denylisted = "on-denylist"
  case invalidAddress = "invalid-address"
  case noAddress = "no-address"
  /// The list has the same address of the same profile before.
  case duplicateAddress = "duplicate-address"
  /// The list has the address with another profile too.
  case sharedAddress = "shared-address"
  case malformedRow = "malformed-row"

  /// What the summary says.
  public var sentence: String {
    switch self {
    case .optedOutOfEverything: "opted out of everything"
    case .optedOutOfChannel: "opted out of the channel"
    case .notSubscribed: "not subscribed"
    case .subscriptionExpired: "subscription expired"
    case .signUpNotConfirmed: "sign-up not confirmed"
    case .noConsent: "no consent"
    case .quarantined: "address in quarantine"
    case .denylisted: "address on the denylist"
    case .invalidAddress: "address invalid"
    case .noAddress: "no address"
    case .duplicateAddress: "address twice in the list"
    case .sharedAddress: "address shared with another profile"
    case .malformedRow: "malformed row"
    }
  }
}

/// Some reasons.
public struct ExclusionReasons: OptionSet, Hashable, Sendable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public init(_ reason: ExclusionReason) { rawValue = 1 << UInt16(ExclusionReason.allCases.firstIndex(of: reason) ?? 15) }

  /// The decisive one first.
  public var reasons: [ExclusionReason] { ExclusionReason.allCases.enumerated().filter { rawValue & 1 << UInt16($0.offset) != 0 }.map(\.element) }

  static let optedOutOfEverything = ExclusionReasons(.optedOutOfEverything)
  static let optedOutOfChannel = ExclusionReasons(.optedOutOfChannel)
  static let invalidAddress = ExclusionReasons(.invalidAddress)
  static let noAddress = ExclusionReasons(.noAddress)
  static let duplicateAddress = ExclusionReasons(.duplicateAddress)
  static let sharedAddress = ExclusionReasons(.sharedAddress)
  static let malformedRow = ExclusionReasons(.malformedRow)
  /// Those that come from the profile's preferences.
  static let ofProfile = ExclusionReasons(rawValue: 0b11_1111)
  static let optedOut: ExclusionReasons = [.optedOutOfEverything, .optedOutOfChannel]
}
