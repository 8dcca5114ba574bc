public import AssentLocalization
public import AssentModel

/// What importing a translator's file would do.
public struct ImportPlan: Sendable {
  /// The locale of the file; `nil` when it can't be imported at all, which the refusals explain.
  public let locale: LocaleTag?
  /// In the order of the source table.
  public let changes: [ImportChange]
  /// The reasons for what isn't imported, by the line of the file.
  public let refusals: [Finding]
  /// The strings that were refused.
  public let refusedKeys: Set<String>
  /// The strings that are as the table has them already.
  public let unchanged: Int
  /// The strings that nobody has translated.
  public let untranslated: Int

  /// Holds a file against the tables of a project.
  ///
  /// - Parameters:
  ///   - bytes: the file: XLIFF 2 or 1.2, PO or CSV, whatever its name is.
  ///   - name: its name for the findings.
  ///   - expected: the locale that it must be for; `nil` for any of the project.
  /// - Throws: `TranslationFailure` when the tables themselves can't be read.
  public static func make(_ bytes: [UInt8], name: String, project: TranslationProject, expected: LocaleTag? = nil) throws(TranslationFailure)
    -> ImportPlan
  {
    let read = ReceivedFile.read(bytes, file: name)
    var findings = read.findings
    guard let locale = Self.locale(of: read, name, project, expected, &findings), findings.isEmpty else {
      return ImportPlan(locale: nil, changes: [], refusals: findings, refusedKeys: [], unchanged: 0, untranslated: 0)
    }
    let source = try project.table(project.source).table
    let target = try project.table(locale).table
    var checker = ImportChecker(source: source, target: target, rules: .cardinal(for: locale))
    for unit in ReceivedUnit.units(of: read.segments) { checker.check(unit) }
    return ImportPlan(
      locale: locale, changes: checker.orderedChanges, refusals: checker.refusals, refusedKeys: checker.refusedKeys,
      unchanged: checker.unchanged, untranslated: checker.untranslated)
  }

  /// The locale that the file is for, if it is for this project.
  private static func locale(
    of file: ReceivedFile, _ name: String, _ project: TranslationProject, _ expected: LocaleTag?, _ findings: inout [Finding]
  ) -> LocaleTag? {
    guard findings.isEmpty else { return nil }
    let place = SourceLocation(name)
    guard let source = file.source.flatMap({ LocaleTag($0) }), source == project.source else {
      findings.append(
        Finding(
          TranslationRule.exchangeSourceLanguage, at: place,
          "The file is translated from \(file.source ?? "a language that it doesn't name"), the site from \(project.source)",
          hint: "Import a file that was exported from this site"))
      return nil
    }
    guard let target = file.target.flatMap({ LocaleTag($0) }), project.targets.contains(target), expected == nil || expected == target else {
      let wanted = expected.map(\.description) ?? project.targets.map(\.description).joined(separator: ", ")
      findings.append(
        Finding(
          TranslationRule.exchangeLocale, at: place, "The file is for \(file.target ?? "a locale that it doesn't name"), not for \(wanted)",
          hint: "A new locale begins with assent translations add"))
      return nil
    }
    return target
  }

  /// Puts the changes into the locale's table, in one step; everything else in it stays byte for byte.
  ///
  /// - Throws: `TranslationFailure` when the table can't be edited so that it holds exactly what was meant, or can't be written; then it is as it was.
  public func write(to project: TranslationProject) throws(TranslationFailure) {
    guard let locale, !changes.isEmpty else { return }
    let source = try project.table(project.source)
    let current = try project.table(locale)
    let editor = TableEditor(text: current.text, table: current.table, order: EntryOrder(source.table, text: source.text))
    try project.write(try editor.applying(changes.map(\.edit)), tableOf: locale)
  }
}

/// One string that an import changes.
public struct ImportChange: Hashable, Sendable {
  public let key: StringKey
  /// `nil` where the locale lacks the string.
  public let oldMessage: Message?
  public let oldState: TranslationState?
  public let newMessage: Message
  public let newState: TranslationState
  /// Whether a translation that was stale counts as made from today's source text.
  public let isConfirmed: Bool
  /// The fingerprint that the table will have for it; `nil` leaves what it has.
  public let fingerprint: Fingerprint?
  /// Where the file has it.
  public let location: SourceLocation

  var edit: StringEdit { StringEdit(key: key, message: newMessage, state: newState, source: fingerprint) }

  /// The texts that differ, by category.
  public var texts: [(category: PluralCategory?, old: String?, new: String?)] {
    let categories: [PluralCategory?] = [nil] + PluralCategory.allCases
    return categories.compactMap { category in
      let old = oldMessage?.patterns.first { $0.category == category }?.pattern.description
      let new = newMessage.patterns.first { $0.category == category }?.pattern.description
      return old == new ? nil : (category, old, new)
    }
  }
}
