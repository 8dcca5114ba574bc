import AssentFormats
import AssentLocalization
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
    let newText = try SiteLocalesEditor.adding(locale, fallbacks: fallbacks.isEmpty ? [project.source] : fallbacks, to: oldText)
    let source = try project.table(project.source)
    let table = try NewTable.text(for: locale, source: source.table, order: EntryOrder(source.table, text: source.text))
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
    guard !project.locales.tags.contains(locale) else {
      throw TranslationFailure(Finding(TranslationRule.localeExists, at: configuration, "\(locale) is a locale of the site already"))
    }
    let path = TranslationProject.tablePath(locale)
    guard !TextFile.exists(project.site + "/" + path) else {
      throw TranslationFailure(
        Finding(
          TranslationRule.localeExists, at: SourceLocation(path), "There is a string table for \(locale) already", hint: "Name the locale in site.yml"
        ))
    }
    for fallback in fallbacks where !project.locales.tags.contains(fallback) {
      throw TranslationFailure(
        Finding(
          TranslationRule.localeUnknown, at: configuration, "\(fallback) is no locale of the site, so it can't stand in for \(locale)",
          hint: "The site has \(project.locales.tags.map(\.description).joined(separator: ", "))"))
    }
  }
}

/// The list of languages in a site's configuration, edited in its text.
enum SiteLocalesEditor {
  /// The configuration with one more locale at the end of the list; everything else stays byte for byte.
  ///
  /// - Throws: `TranslationFailure` when the list isn't written with a line for each locale.
  static func adding(_ locale: LocaleTag, fallbacks: [LocaleTag], to text: String) throws(TranslationFailure) -> String {
    guard let before = TranslationProject.locales(in: text).locales, let line = lineOfLast(in: text) else { throw refusal(nil) }
    let start = line - 1
    let lines = TextLines(text)
    guard lines.lines.indices.contains(start), let dash = lines.lines[start].content.firstIndex(of: "-"),
      lines.lines[start].content[..<dash].allSatisfy({ $0 == " " })
    else { throw refusal(line) }
    let indentation = lines.lines[start].indentation
    // The item goes on as long as lines are indented more than its dash.
    var end = start + 1
    var position = end
    while position < lines.lines.count {
      let line = lines.lines[position]
      guard line.isBlank || line.indentation > indentation else { break }
      position += 1
      if !line.isBlank { end = position }
    }
    let space = String(repeating: " ", count: indentation)
    var new = ["\(space)- tag: \(locale)"]
    if !fallbacks.isEmpty { new.append("\(space)  fallback: [\(fallbacks.map(\.description).joined(separator: ", "))]") }
    let result = lines.replacing([(end..<end, new)])
    let after = TranslationProject.locales(in: result)
    guard after.locales?.tags == before.tags + [locale], after.locales?.fallbacks(of: locale) == fallbacks, after.findings.isEmpty
    else { throw refusal(line) }
    return result
  }

  private static func refusal(_ line: Int?) -> TranslationFailure {
    TranslationFailure(
      Finding(
        TranslationRule.siteEdit, at: SourceLocation(TranslationProject.configurationPath, line: line),
        "The list 'locales' can't be added to in place",
        hint: "Write each locale on lines of its own, such as '- tag: fr'"))
  }

  /// The line of the last item of `locales`, from 1; `nil` without one.
  private static func lineOfLast(in text: String) -> Int? {
    guard case .mapping(let root) = YAMLValue.parse(text, file: TranslationProject.configurationPath).value?.content,
      case .sequence(let items) = root["locales"]?.content
    else { return nil }
    return items.last?.location.line
  }
}

/// The string table with which a locale begins: the source's texts, each `new`, in the plural categories of the language.
enum NewTable {
  static func text(for locale: LocaleTag, source: StringTable, order: EntryOrder) throws(TranslationFailure) -> String {
    let rules = PluralRules.cardinal(for: locale)
    let edits = source.orderedEntries.map { original in
      StringEdit(
        key: original.key, message: original.message.categorized(by: rules), state: .new, source: Fingerprint(of: original.message))
    }
    let empty = StringTable(locale: locale, file: TranslationProject.tablePath(locale), entries: [:])
    return try TableEditor(text: "", table: empty, order: order).applying(edits)
  }
}

extension Message {
  /// The message with a text for each category of a language, that of `other` where it has none of its own.
  fileprivate func categorized(by rules: PluralRules) -> Message {
    guard case .plural = self else { return self }
    var patterns: [PluralCategory: MessagePattern] = [:]
    for category in rules.orderedCategories { patterns[category] = pattern(of: category) }
    return .plural(patterns)
  }
}
