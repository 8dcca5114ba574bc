public import AssentSpelling

extension SpellingSettings {
  /// The dictionaries of the system, with those of the settings' folders in front.
  ///
  /// - Parameters:
  ///   - site: the folder of the site.
  ///   - dictionaryPath: the environment variable `DICPATH`.
  public func systemDictionaries(site: String, dictionaryPath: String?) -> SpellingDictionaries {
    let own = paths.map { $0.hasPrefix("/") ? $0 : "\(site)/\($0)" }
    return SpellingDictionaries(paths: own + SpellingDictionaries.standardPaths(dictionaryPath: dictionaryPath))
  }
}
