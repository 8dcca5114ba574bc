import AssentModel

/// A page that the build is to make: what it is, where it goes, and which files it comes from.
struct PlannedPage: Sendable {
  var kind: PageKind
  var locale: LocaleTag
  var campaign: Campaign?
  /// The guide's file name without its extension; `nil` for the other kinds.
  var guide: String?
  var template: String
  /// The document's path in the site.
  var document: String
  /// The locale that the document was found in.
  var documentLocale: LocaleTag
  /// Relative to the output: `fr/autumn/opt-out.html`.
  var path: String

  /// Whether a token leads to the page, so that its slots are filled.
  var isToken: Bool { kind.isLanding || kind.isConfirmation || kind == .linkExpired || kind == .receipt }
}
