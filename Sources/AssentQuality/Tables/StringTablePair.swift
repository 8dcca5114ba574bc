import AssentLocalization
import AssentModel

/// The string table of a locale with what it is compared with.
struct StringTablePair: CheckedSubject {
  let table: StringTable
  /// The table of the source locale; the same table in the source locale itself.
  let source: StringTable
  let catalog: MessageCatalog
  let isSource: Bool
  /// The strings that templates, documents or code read; `nil` when that isn't known.
  var usedKeys: Set<StringKey>? = nil
  /// What begins the keys that code puts together, such as `alert.`.
  var dynamicPrefixes: [String] = []

  var locale: LocaleTag { table.locale }

  /// The place of an entry, with its text and that of its source.
  ///
  /// - Parameter location: where in the entry; `nil` for where it begins.
  func place(_ entry: StringEntry, at location: SourceLocation? = nil, translation: String? = nil) -> CheckPlace {
    CheckPlace(
      location ?? entry.location, locale: locale, subject: .string(entry.key),
      source: isSource ? nil : source.entries[entry.key]?.message.maskedText, translation: translation ?? entry.message.maskedText)
  }

  /// The entries in the order of the file.
  var entries: [StringEntry] {
    table.entries.values.sorted { ($0.location, $0.key) < ($1.location, $1.key) }
  }

  /// The translations with their source entries, in the order of the file; those in the state `new` are none yet. Empty in the source locale.
  var translations: [(entry: StringEntry, original: StringEntry)] {
    guard !isSource else { return [] }
    return entries.compactMap { entry in
      guard entry.state != .new, let original = source.entries[entry.key] else { return nil }
      return (entry, original)
    }
  }
}
