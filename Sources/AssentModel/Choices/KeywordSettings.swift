/// Which words people send back by SMS to stop messages or to get them again: `keywords:` in `site.yml`.
public struct KeywordSettings: Hashable, Sendable {
  /// The words of one language that mean one choice.
  public struct List: Hashable, Sendable {
    public var locale: LocaleTag
    public var choice: Choice
    public var scope: Scope
    /// In any case, with accents or without; several words in a row are one keyword.
    public var words: [String]

    public init(locale: LocaleTag, choice: Choice, scope: Scope = .channel(.sms), words: [String]) {
      self.locale = locale
      self.choice = choice
      self.scope = scope
      self.words = words
    }
  }

  /// What becomes of an opt-out from a number that belongs to no known profile.
  public enum UnknownNumber: String, Hashable, Sendable, CaseIterable {
    /// The number goes on the denylist of the channel SMS.
    case quarantine
    /// It's reported, and nothing changes.
    case report
  }

  public var lists: [List]
  public var unknownNumbers: UnknownNumber

  public init(lists: [List], unknownNumbers: UnknownNumber = .quarantine) {
    self.lists = lists
    self.unknownNumbers = unknownNumbers
  }

  /// The words of a site that names none: those that carriers and gateways know, and what people write instead of them.
  ///
  /// Nothing opts in by accident: a yes is no keyword. Source: Twilio, "Support for opt-out keywords", for the
  /// English ones.
  public static let defaults = KeywordSettings(
    lists: defaultWords.compactMap { tag, choice, words in
      LocaleTag(tag).map { List(locale: $0, choice: choice, words: words) }
    })

  private static let defaultWords: [(String, Choice, [String])] = [
    ("en", .optOut, ["STOP", "STOP ALL", "STOPALL", "UNSUBSCRIBE", "OPT OUT", "OPTOUT", "CANCEL", "END", "QUIT"]),
    ("en", .optIn, ["START", "UNSTOP", "OPT IN", "OPTIN"]),
    (
      "fr", .optOut,
      ["STOP", "ARRÊT", "ARRÊTE", "ARRÊTER", "ARRÊTEZ", "DÉSABONNER", "DÉSABONNEMENT", "DÉSINSCRIRE", "DÉSINSCRIPTION", "RÉSILIER"]
    ),
    ("fr", .optIn, ["START", "REPRENDRE", "RÉABONNER", "RÉABONNEMENT"]),
    ("nl", .optOut, ["STOP", "STOPPEN", "STOPZETTEN", "UITSCHRIJVEN", "AFMELDEN", "OPZEGGEN"]),
    ("nl", .optIn, ["START", "STARTEN", "INSCHRIJVEN", "AANMELDEN"]),
  ]
}
