public import AssentModel

/// What a check is asked to look at.
public struct CheckOptions: Sendable {
  /// The folder with `Templates` and `Locales`, without a slash at the end.
  public var site: String
  /// The locales to report about; empty for all.
  public var locales: [LocaleTag]
  /// The number of threads, at least 1.
  public var jobs: Int
  /// Whether a text of another locale is an error.
  public var forbidsFallback: Bool
  /// Whether words are looked up in dictionaries.
  public var checksSpelling: Bool
  /// The environment variable `DICPATH`: more folders with dictionaries.
  public var dictionaryPath: String?

  public init(
    site: String, locales: [LocaleTag] = [], jobs: Int, forbidsFallback: Bool = false, checksSpelling: Bool = true, dictionaryPath: String? = nil
  ) {
    self.site = site
    self.locales = locales
    self.jobs = jobs
    self.forbidsFallback = forbidsFallback
    self.checksSpelling = checksSpelling
    self.dictionaryPath = dictionaryPath
  }
}
