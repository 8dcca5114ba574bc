public import AssentModel

/// How a submission ended, which decides the confirmation page.
public enum Outcome: String, Hashable, Sendable, CaseIterable {
  case optedIn = "opted-in"
  case optedOut = "opted-out"
  case optedOutOfEverything = "opted-out-of-everything"
  case preferencesSaved = "preferences-saved"
  case nothingChanged = "nothing-changed"
  case undone

  /// The outcome of a link's action when something has changed.
  public init(_ action: LinkAction, scope: Scope) {
    switch action {
    case .optOut: self = scope == .everyChannel ? .optedOutOfEverything : .optedOut
    case .optIn, .confirm: self = .optedIn
    case .preferences: self = .preferencesSaved
    case .undo: self = .undone
    }
  }

  /// The page that tells it.
  public var page: PageKind {
    switch self {
    case .optedIn: .optedIn
    case .optedOut: .optedOut
    case .optedOutOfEverything: .optedOutOfEverything
    case .preferencesSaved: .preferencesSaved
    case .nothingChanged: .nothingChanged
    case .undone: .undone
    }
  }
}
