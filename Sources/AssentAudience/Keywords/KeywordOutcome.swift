/// What a keyword did. The raw value is the word in tables.
public enum KeywordOutcome: String, Hashable, Sendable, CaseIterable {
  case optedOut = "opted out"
  case optedIn = "opted in"
  /// The number went on the denylist.
  case denylisted = "number on denylist"
  /// The number left the denylist, where a keyword had put it.
  case released = "number released"
  /// The choice was made before, by this message or another way.
  case unchanged
  /// Another choice was made after the message was sent.
  case laterChoice = "later choice stands"
  /// The number is excluded for another reason than a keyword.
  case staysExcluded = "number stays excluded"
  case unknownNumber = "unknown number"
  case severalProfiles = "several profiles"
  case noTime = "no time"

  /// Why something that was asked for wasn't done, as a part of a message; `nil` when nothing is left to do.
  public var problem: String? {
    switch self {
    case .optedOut, .optedIn, .denylisted, .released, .unchanged: nil
    case .laterChoice: "something else was chosen after the message was sent, which stands"
    case .staysExcluded: "the number is in quarantine for another reason than a keyword, and stays there: see assent quarantine show"
    case .unknownNumber: "the number belongs to no known profile, nothing was changed: name it in a profile column or with --profiles"
    case .severalProfiles: "the number belongs to several profiles, none was opted in: ask whose it is, and enter it with assent profile"
    case .noTime: "when the message was received can't be read, so nobody was opted in: correct the time"
    }
  }
}
