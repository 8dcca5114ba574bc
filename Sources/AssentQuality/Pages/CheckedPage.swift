public import AssentHTML
public import AssentModel

/// A built page of a locale, with what the rules need to know about where it comes from.
public struct CheckedPage: Sendable {
  /// Relative to the locale's folder: `autumn-2026/opt-out.html`.
  public let path: String
  public let kind: PageKind
  public let locale: LocaleTag
  /// The slug; `nil` for a page of the site itself.
  public let campaign: String?
  public let outline: PageOutline
  /// The file of its document, relative to the site.
  public let document: String
  /// The locale that the document was found in.
  public let documentLocale: LocaleTag
  /// The file of its template, relative to the site.
  public let template: String
  /// The URL path of the locale's folder with a slash at the end: `/fr/`.
  public let root: String
  /// Which source line a line of the page comes from, by ascending page line; empty when that isn't known.
  public let origins: [LineOrigin]
  /// The strings that come from another locale.
  public let fallbacks: [PageFallback]

  public init(
    path: String, kind: PageKind, locale: LocaleTag, campaign: String? = nil, outline: PageOutline, document: String,
    documentLocale: LocaleTag? = nil, template: String, root: String? = nil, origins: [LineOrigin] = [], fallbacks: [PageFallback] = []
  ) {
    self.path = path
    self.kind = kind
    self.locale = locale
    self.campaign = campaign
    self.outline = outline
    self.document = document
    self.documentLocale = documentLocale ?? locale
    self.template = template
    self.root = root ?? "/\(locale)/"
    self.origins = origins
    self.fallbacks = fallbacks
  }

  var subject: CheckSubject { .page(path) }

  /// The line of the document or template that a part of the page comes from.
  func location(of place: PagePlace) -> SourceLocation {
    if let origin = origins.last(where: { $0.pageLine == place.line }) { return origin.source }
    return SourceLocation(isOfDocument(place) ? document : template)
  }

  /// Where to look for something that this page lacks and its counterpart has.
  func location(ofMissing place: PagePlace, on original: CheckedPage) -> SourceLocation {
    let there = original.location(of: place)
    return SourceLocation(there.file == original.document ? document : there.file == original.template ? template : there.file)
  }

  /// Without origins: what stands in `main` and in no form is as a rule the document's.
  private func isOfDocument(_ place: PagePlace) -> Bool { place.landmark == .main && place.form == nil }
}
