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
