public import AssentModel

/// Starts a new locale of a site.
public struct NewLocale: Sendable {
  private let project: TranslationProject
  private let locale: LocaleTag
  private let fallbacks: [LocaleTag]

  public init(_ locale: LocaleTag, fallbacks: [LocaleTag], project: TranslationProject) {
    self.locale = locale
    self.fallbacks = fallbacks
    self.project = project
  }

  /// Writes the string table and names the locale in the configuration.
  ///
  /// - Returns: the documents of the source locale, relative to its folder, that wait for a translation; until then the site shows them in a fallback.
  /// - Throws: `TranslationFailure` when the locale is there, a fallback isn't, or a file can't be written; then nothing of it remains.
  public func add() throws(TranslationFailure) -> [String] {
    try check()
    let configuration = project.site + "/" + TranslationProject.configurationPath
    let oldText = try TextFile.read(configuration, as: TranslationProject.configurationPath)
    let newText = try SiteLocales.adding(locale, fallbacks: fallbacks.isEmpty ? [project.source] : fallbacks, to: oldText)
    let source = try project.table(project.source)
    let table = try NewTable.text(for: locale, source: source.table, order: TableOrder(source.table, text: source.text))
    try TextFile.makeFolder(project.site + "/Locales/\(locale)", as: "Locales/\(locale)")
    do throws(TranslationFailure) {
      try project.write(table, tableOf: locale)
      try TextFile.replace(configuration, with: newText, as: TranslationProject.configurationPath)
    } catch {
      TextFile.remove(project.site + "/" + TranslationProject.tablePath(locale))
      TextFile.removeEmptyFolder(project.site + "/Locales/\(locale)")
      throw error
    }
    return try DocumentList(project: project).paths(of: project.source)
  }

  private func check() throws(TranslationFailure) {
    let configuration = SourceLocation(TranslationProject.configurationPath)
    guard !project.locales.contains(locale) else {
      throw TranslationFailure(Finding("locale-exists", at: configuration, "\(locale) is a locale of the site already"))
    }
    let path = TranslationProject.tablePath(locale)
    guard !TextFile.exists(project.site + "/" + path) else {
      throw TranslationFailure(
        Finding("locale-exists", at: SourceLocation(path), "There is a string table for \(locale) already", hint: "Name the locale in site.yml"))
    }
    for fallback in fallbacks where !project.locales.contains(fallback) {
      throw TranslationFailure(
        Finding(
          "locale-unknown", at: configuration, "\(fallback) is no locale of the site, so it can't stand in for \(locale)",
          hint: "The site has \(project.locales.map(\.description).joined(separator: ", "))"))
    }
  }
}
