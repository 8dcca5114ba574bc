import AssentLocalization

/// A rule over the entries of a string table: their keys, states and sources.
public protocol TableRule: Sendable {
  var about: QualityRule { get }
  func check(_ table: TableText, _ report: inout RuleReport)
}

extension TableRule {
  /// Whether the rule is for the locale of a table.
  public func isFor(_ table: TableText) -> Bool { about.locales.contains(table.locale, isSource: table.isSource) }
}

extension RuleReport {
  /// Reports an entry of a table, with its text and that of its source.
  mutating func add(
    _ rule: QualityRule, _ entry: StringEntry, in table: TableText, _ message: String, part: String? = nil, hint: String? = nil
  ) {
    add(
      rule, at: part == nil ? entry.location : entry.textLocation, locale: table.locale, subject: .string(entry.key), message, part: part, hint: hint,
      source: table.isSource ? nil : table.source.entries[entry.key]?.message.shownText, translation: entry.message.shownText)
  }
}

extension Message {
  /// The text; that of `other` for a plural.
  var shownText: String {
    switch self {
    case .plain(let pattern): pattern.maskedText
    case .plural(let patterns): patterns[.other]?.maskedText ?? ""
    }
  }
}
