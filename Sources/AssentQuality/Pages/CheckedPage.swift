import AssentHTML
import AssentLocalization
import AssentModel

/// A built page of a locale, with what the rules need to know about where it comes from.
struct CheckedPage: Sendable {
  /// Relative to the locale's folder: `autumn-2026/opt-out.html`.
  let path: String
  let kind: PageKind
  let locale: LocaleTag
  /// The slug; `nil` for a page of the site itself.
  let campaign: String?
  let outline: PageOutline
  /// The file of its document, relative to the site.
  let document: String
  /// The locale that the document was found in.
  let documentLocale: LocaleTag
  /// The file of its template, relative to the site.
  let template: String
  /// The URL path of the locale's folder with a slash at the end: `/fr/`.
  let root: String
  /// Which source line a line of the page comes from, by ascending page line; empty when that isn't known.
  let origins: [LineOrigin]
  /// The strings that come from another locale.
  let fallbacks: [PageFallback]

  init(
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

  /// The place of a part of the page in findings; the template as a whole for `nil`.
  func place(_ place: PagePlace?, translation: String? = nil) -> CheckPlace {
    CheckPlace(place.map(location(of:)) ?? SourceLocation(template), locale: locale, subject: subject, translation: translation)
  }

  /// Where to look for something that this page lacks and its counterpart has.
  func location(ofMissing place: PagePlace, on original: CheckedPage) -> SourceLocation {
    let there = original.location(of: place)
    return SourceLocation(there.file == original.document ? document : there.file == original.template ? template : there.file)
  }

  /// Without origins: what stands in `main` and in no form is as a rule the document's.
  private func isOfDocument(_ place: PagePlace) -> Bool { place.landmark == .main && place.form == nil }
}

/// A string of a page that comes from another locale than the page's.
struct PageFallback: Hashable, Sendable {
  let key: StringKey
  /// The locale that it was found in.
  let locale: LocaleTag
  /// The texts of its patterns between their places to fill, one for each plural category.
  let texts: [[String]]

  init(key: StringKey, locale: LocaleTag, message: Message) {
    self.key = key
    self.locale = locale
    self.texts = message.patterns.map(\.pattern.texts)
  }
}

/// A page and the same page in the source locale.
struct PagePair: CheckedSubject {
  let page: CheckedPage
  let isSource: Bool
  /// `nil` for a page of the source locale, and for one that the source locale doesn't have.
  let original: CheckedPage?

  /// The fields of the page and those of its counterpart; `nil` without a counterpart.
  let fields: ListDifference<PageControl>?

  init(_ page: CheckedPage, original: CheckedPage?, isSource: Bool = false) {
    self.page = page
    self.original = original
    self.isSource = isSource
    fields = original.map { original in
      ListDifference(page.outline.controls, original.outline.controls) { "\($0.place.form ?? -1) \($0.name ?? "") \($0.fixedValue ?? "")" }
    }
  }

  var locale: LocaleTag { page.locale }
}

/// All pages of a locale.
struct LocalePages: CheckedSubject {
  let locale: LocaleTag
  let isSource: Bool
  let pages: [CheckedPage]

  /// The opt-in page of each campaign, and of the site, with what opts out there.
  var choices: [(optIn: CheckedPage, optOuts: [CheckedPage])] {
    var optOuts: [String?: [CheckedPage]] = [:]
    for page in pages where page.kind == .optOut || page.kind == .optOutOfEverything { optOuts[page.campaign, default: []].append(page) }
    return pages.filter { $0.kind == .optIn }.map { ($0, optOuts[$0.campaign] ?? []) }
  }

  /// The button of each campaign's opt-out page, and of the site's.
  var optOutButtons: [String?: PageButton] {
    var buttons: [String?: PageButton] = [:]
    for page in pages where page.kind == .optOut { buttons[page.campaign] = ChoiceSteps(page).button }
    return buttons
  }
}
