/// What is wrong with a row that should be imported. It never holds what stands in the row.
public enum ImportFault: String, Error, Hashable, Sendable, CaseIterable {
  case emptyProfile
  case profileTooLong
  case unknownChoice
  case unknownScope
  case badTime
  case timeInFuture
  case missingProof
  case proofTooLong

  /// Bytes of UTF-8 that a proof may have.
  public static let proofLimit = 2000

  /// What is wrong and what to do.
  public var sentence: String {
    switch self {
    case .emptyProfile: "the profile is empty: give its id"
    case .profileTooLong: "the profile id is longer than 64 bytes: use a shorter one"
    case .unknownChoice: "the choice is not opt-in, opt-out or sign-up: write one of these"
    case .unknownScope: "the scope is unknown: write everything, channels such as email+sms, or a service's name or number in site.yml"
    case .badTime: "the time is none: write 2026-11-22T10:15:30Z, with Z or an offset such as +01:00, or a day alone"
    case .timeInFuture: "the time is in the future: write when the person chose"
    case .missingProof: "the proof is empty: say what proves the opt-in, such as the form and its number"
    case .proofTooLong: "the proof is longer than \(Self.proofLimit) bytes: name where it is kept instead"
    }
  }
}
