import AssentLocalization
import AssentModel

/// A rule over one text at a time, whether it stands in a string table or in a document.
///
/// It is asked for passages of its locales only. It keeps no state: any number of threads ask it.
protocol PassageRule: Sendable {
  var about: Rule { get }
  func check(_ passage: Passage, _ report: inout RuleReport)
}

/// A rule over all texts of a locale together.
protocol LocaleRule: Sendable {
  var about: Rule { get }
  func check(_ text: LocaleText, _ report: inout RuleReport)
}

/// A rule over the entries of a string table: their keys, states and sources.
protocol TableRule: Sendable {
  var about: Rule { get }
  func check(_ table: StringTablePair, _ report: inout RuleReport)
}

extension TableRule {
  /// Whether the rule is for the locale of a table.
  func isFor(_ table: StringTablePair) -> Bool { about.locales.contains(table.locale, isSource: table.isSource) }
}

extension RuleReport {
  /// Reports an entry of a table, with its text and that of its source.
  mutating func add(
    _ rule: Rule, _ entry: StringEntry, in table: StringTablePair, _ message: String, part: String? = nil, hint: String? = nil
  ) {
    add(
      rule, at: part == nil ? entry.location : entry.textLocation, locale: table.locale, subject: .string(entry.key), message, part: part, hint: hint,
      source: table.isSource ? nil : table.source.entries[entry.key]?.message.maskedText, translation: entry.message.maskedText)
  }
}

/// A rule over a document and its translation.
///
/// It keeps no state: any number of threads ask it.
protocol DocumentRule: Sendable {
  var about: Rule { get }
  func check(_ pair: DocumentPair, _ report: inout RuleReport)
}

/// A rule over one page, or over a page and its counterpart in the source locale.
///
/// It keeps no state: any number of threads ask it.
protocol PagePairRule: Sendable {
  var about: Rule { get }
  func check(_ pair: PagePair, _ report: inout RuleReport)
}

/// A rule over all pages of a locale together.
protocol LocalePagesRule: Sendable {
  var about: Rule { get }
  func check(_ site: LocalePages, _ report: inout RuleReport)
}
