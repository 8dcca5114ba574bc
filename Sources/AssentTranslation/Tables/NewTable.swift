public import AssentLocalization
public import AssentModel

/// The string table with which a locale begins: the source's texts, each `new`, in the plural categories of the language.
public enum NewTable {
  public static func text(for locale: LocaleTag, source: StringTable, order: TableOrder) throws(TranslationFailure) -> String {
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
    for category in rules.orderedCategories { patterns[category] = text(of: category) }
    return .plural(patterns)
  }
}
