public import AssentLocalization
public import AssentModel

/// A page as a build would make it.
public struct InspectedPage: Sendable {
  public let kind: PageKind
  public let locale: LocaleTag
  /// The campaign that it belongs to, by its slug.
  public let campaign: String?
  /// The guide's file name without its extension; `nil` for the other kinds.
  public let guide: String?
  /// Relative to the output: `fr/autumn-2026/opt-out.html`.
  public let path: String
  /// The document's path in the site.
  public let document: String
  /// The locale that the document was found in.
  public let documentLocale: LocaleTag
  /// The template's path in the site.
  public let template: String
  /// The page without anything in its slots; `nil` when an error kept it from being made.
  public let bytes: [UInt8]?
  /// The strings that it shows, and the locale that each was found in.
  public let strings: [StringKey: LocaleTag]

  init(_ page: PlannedPage, bytes: [UInt8]?, strings: [StringKey: LocaleTag]) {
    kind = page.kind
    locale = page.locale
    campaign = page.campaign?.slug
    guide = page.guide
    path = page.path
    document = page.document
    documentLocale = page.documentLocale
    template = TemplateLibrary.path(of: page.template)
    self.bytes = bytes
    self.strings = strings
  }
}
