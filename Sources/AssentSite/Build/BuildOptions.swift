public import AssentModel

/// What a build is asked to do.
public struct BuildOptions: Sendable {
  /// The site's folder, with `Templates/` and `Locales/`.
  public var site: String
  /// The folder that the site is written to.
  public var output: String
  /// The folder in which every page that is published is kept for good; `nil` to keep none.
  public var archive: String?
  /// The locales to build; empty for all. The pages of the others stay as they are.
  public var locales: [LocaleTag]
  /// The slugs of the campaigns to build; empty for the whole site. The other pages stay as they are.
  public var campaigns: [String]
  /// The number of threads, at least 1.
  public var jobs: Int
  /// Whether the site gets two more locales, made up of its source locale: `en-XA`, accented and longer, and `ar-XB`, from right to left.
  public var hasPseudoLocales: Bool

  public init(
    site: String, output: String, archive: String? = nil, locales: [LocaleTag] = [], campaigns: [String] = [], jobs: Int,
    hasPseudoLocales: Bool = false
  ) {
    self.site = site
    self.output = output
    self.archive = archive
    self.locales = locales
    self.campaigns = campaigns
    self.jobs = jobs
    self.hasPseudoLocales = hasPseudoLocales
  }

  /// Whether only a part of the site is built.
  var isPartial: Bool { !locales.isEmpty || !campaigns.isEmpty }
}
