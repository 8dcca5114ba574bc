public import AssentHTML
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
  /// Which source line a line of the page comes from; empty unless asked for.
  public let origins: [LineOrigin]
  /// The strings that it shows, and the locale that each was found in.
  public let strings: [StringKey: LocaleTag]

  init(_ page: PlannedPage, page rendered: RenderedPage?, strings: [StringKey: LocaleTag]) {
    kind = page.kind
    locale = page.locale
    campaign = page.campaign?.slug
    guide = page.guide
    path = page.path
    document = page.document
    documentLocale = page.documentLocale
    template = TemplateLibrary.path(of: page.template)
    bytes = rendered?.bytes
    origins = rendered?.origins ?? []
    self.strings = strings
  }
}
