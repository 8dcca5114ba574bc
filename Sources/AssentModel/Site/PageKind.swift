/// What a page is for. The raw value is the word in `site.yml`, file names and `pages.json`.
///
/// The cases are in the order in which a recipient may meet the pages.
public enum PageKind: String, Hashable, Sendable, Comparable, CaseIterable {
  case optIn = "opt-in"
  case optOut = "opt-out"
  case optOutOfEverything = "opt-out-of-everything"
  case preferences
  case undo

  case optedIn = "opted-in"
  case optedOut = "opted-out"
  case optedOutOfEverything = "opted-out-of-everything"
  case preferencesSaved = "preferences-saved"
  case nothingChanged = "nothing-changed"
  case undone

  /// What a recipient may keep as proof of a choice.
  case receipt

  case linkExpired = "link-expired"
  case linkInvalid = "link-invalid"
  case notFound = "not-found"
  case unavailable

  case guide
  case languageChooser = "language-chooser"

  private enum Group { case landing, confirmation, receipt, problem, open }

  private var group: Group {
    switch self {
    case .optIn, .optOut, .optOutOfEverything, .preferences, .undo: .landing
    case .optedIn, .optedOut, .optedOutOfEverything, .preferencesSaved, .nothingChanged, .undone: .confirmation
    case .receipt: .receipt
    case .linkExpired, .linkInvalid, .notFound, .unavailable: .problem
    case .guide, .languageChooser: .open
    }
  }

  /// Where links lead: pages with a form.
  public static let landing = allCases.filter(\.isLanding)
  /// What follows a choice: one page per outcome.
  public static let confirmation = allCases.filter(\.isConfirmation)
  /// What is shown when a link can't be followed.
  public static let problem = allCases.filter { $0.group == .problem }

  public var isLanding: Bool { group == .landing }
  public var isConfirmation: Bool { group == .confirmation }

  /// Whether search engines may show the page: guides and the language chooser only.
  public var isPublic: Bool { group == .open }

  public static func < (left: PageKind, right: PageKind) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
