import AssentLocalization
public import AssentModel

/// What a check of a site came to.
public struct CheckReport: Sendable {
  var sourceLocale: LocaleTag
  /// In the order of the site; the source among them.
  public var locales: [LocaleTag]
  /// In the order of the files; what an exception or the baseline covers is not among them.
  public var findings: [CheckFinding]
  /// Every rule that was asked, those of the build among them, in the order of `assent check --rules`.
  var rules: [Rule]
  /// Strings by state, a locale after the other.
  var strings: [StringCoverage]
  /// Documents by state, a locale after the other.
  var documents: [DocumentCoverage]
  /// The pages that show a text of another locale than their own.
  var fallbacks: [PageFallbacks]
  /// How many findings exceptions cover.
  var excepted: Int
  /// How many findings the baseline covers.
  public var baselined: Int
  /// How many pages were rendered.
  var pages: Int

  init(sourceLocale: LocaleTag, locales: [LocaleTag]) {
    self.sourceLocale = sourceLocale
    self.locales = locales
    findings = []
    rules = []
    strings = []
    documents = []
    fallbacks = []
    excepted = 0
    baselined = 0
    pages = 0
  }
}

/// How many of the source's documents a locale has.
struct DocumentCoverage: Hashable, Sendable {
  let locale: LocaleTag
  /// The documents of the source locale.
  let total: Int
  let missing: Int
  /// Those whose source has changed since.
  let stale: Int
  /// Those that a machine translated, wholly or in part.
  let machine: Int
}

/// The texts of a page that come from another locale.
struct PageFallbacks: Hashable, Sendable {
  /// Relative to the output: `fr-BE/opt-out.html`.
  let page: String
  let locale: LocaleTag
  /// The locale of the document, when it is another than the page's.
  let document: LocaleTag?
  /// The strings, and the locale that each was found in; by key.
  let strings: [(key: StringKey, locale: LocaleTag)]

  static func == (left: PageFallbacks, right: PageFallbacks) -> Bool {
    left.page == right.page && left.locale == right.locale && left.document == right.document
      && left.strings.elementsEqual(right.strings, by: ==)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(page)
    for string in strings { hasher.combine(string.key) }
  }
}
