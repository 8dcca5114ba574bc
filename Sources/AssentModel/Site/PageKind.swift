/// What a page is for. The raw value is the word in `site.yml`, file names and `pages.json`.
public struct PageKind: RawRepresentable, Hashable, Sendable, Comparable {
  public let rawValue: String

  /// `nil` for a word that names no kind.
  public init?(rawValue: String) {
    guard Self.all.contains(where: { $0.rawValue == rawValue }) else { return nil }
    self.rawValue = rawValue
  }

  private init(_ rawValue: String) { self.rawValue = rawValue }

  public static let optIn = PageKind("opt-in")
  public static let optOut = PageKind("opt-out")
  public static let optOutOfEverything = PageKind("opt-out-of-everything")
  public static let preferences = PageKind("preferences")
  public static let undo = PageKind("undo")

  public static let optedIn = PageKind("opted-in")
  public static let optedOut = PageKind("opted-out")
  public static let optedOutOfEverything = PageKind("opted-out-of-everything")
  public static let preferencesSaved = PageKind("preferences-saved")
  public static let nothingChanged = PageKind("nothing-changed")
  public static let undone = PageKind("undone")

  /// What a recipient may keep as proof of a choice.
  public static let receipt = PageKind("receipt")

  public static let linkExpired = PageKind("link-expired")
  public static let linkInvalid = PageKind("link-invalid")
  public static let notFound = PageKind("not-found")
  public static let unavailable = PageKind("unavailable")

  public static let guide = PageKind("guide")
  public static let languageChooser = PageKind("language-chooser")

  /// Where links lead: pages with a form.
  public static let landing: [PageKind] = [.optIn, .optOut, .optOutOfEverything, .preferences, .undo]
  /// What follows a choice: one page per outcome.
  public static let confirmation: [PageKind] = [
    .optedIn, .optedOut, .optedOutOfEverything, .preferencesSaved, .nothingChanged, .undone,
  ]
  /// What is shown when a link can't be followed.
  public static let problem: [PageKind] = [.linkExpired, .linkInvalid, .notFound, .unavailable]
  /// Every kind, in the order in which a recipient may meet them.
  public static let all = landing + confirmation + [.receipt] + problem + [.guide, .languageChooser]

  public var isLanding: Bool { Self.landing.contains(self) }
  public var isConfirmation: Bool { Self.confirmation.contains(self) }
  public var isProblem: Bool { Self.problem.contains(self) }

  /// Whether search engines may show the page: guides and the language chooser only.
  public var isPublic: Bool { self == .guide || self == .languageChooser }

  public static func < (left: PageKind, right: PageKind) -> Bool {
    (all.firstIndex(of: left) ?? 0) < (all.firstIndex(of: right) ?? 0)
  }
}
