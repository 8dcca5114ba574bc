public import AssentModel

/// Compares the placeholders and the length of a translated text with its source.
public struct TranslationComparison: Sendable {
  /// How often the source has each placeholder, in the plural category that has it most often.
  private let occurrences: [String: Int]
  private let maximumLength: Int?
  private let rules: PluralRules

  /// The placeholder that holds the number which chooses the plural category.
  private static let count = "count"

  /// - Parameter rules: The plural rules of the translation's locale.
  public init(with original: StringEntry, rules: PluralRules) {
    occurrences = original.patterns.reduce(into: [:]) { $0.merge($1.pattern.placeholderCounts, uniquingKeysWith: max) }
    maximumLength = original.maximumLength
    self.rules = rules
  }

  /// What differs in a text of the translation: unknown, repeated and missing placeholders, then the length.
  ///
  /// - Parameter category: The plural category of the text; `nil` for a plain message.
  public func differences(in pattern: MessagePattern, of category: PluralCategory?) -> [TextDifference] {
    let counts = pattern.placeholderCounts
    var differences: [TextDifference] = []
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
      if let wanted = occurrences[name] {
        if count > wanted { differences.append(.repeated(name, count: count, sourceCount: wanted)) }
      } else {
        differences.append(.unknown(name, known: occurrences.keys.sorted()))
      }
    }
    for name in occurrences.keys.sorted() where counts[name] == nil && !(name == Self.count && rules.impliesCount(category)) {
      differences.append(.missing(name))
    }
    if let maximumLength, pattern.length > maximumLength { differences.append(.tooLong(length: pattern.length, maximum: maximumLength)) }
    return differences
  }
}

/// One difference between a text of a translation and its source.
public enum TextDifference: Hashable, Sendable {
  /// A placeholder that the source lacks.
  case unknown(String, known: [String])
  /// A placeholder that occurs more often than in the source.
  case repeated(String, count: Int, sourceCount: Int)
  /// A placeholder that the translation lacks.
  case missing(String)
  /// Lengths in characters without placeholders.
  case tooLong(length: Int, maximum: Int)

  /// What is wrong, as a sentence without a full stop.
  ///
  /// - Parameter name: The text as messages name it, with its quotation marks.
  public func message(_ name: String) -> String {
    switch self {
    case .unknown(let placeholder, _): "{\(placeholder)} in \(name) is not in the source text"
    case .repeated(let placeholder, let count, let wanted):
      "{\(placeholder)} stands in \(name) \(count) times, in the source text \(wanted == 1 ? "once" : "\(wanted) times")"
    case .missing(let placeholder): "{\(placeholder)} of the source text is missing in \(name)"
    case .tooLong(let length, let maximum): "\(name) has \(length) characters; \(maximum) fit"
    }
  }

  /// What to do, as a sentence without a full stop; `nil` where the message says it.
  public var hint: String? {
    switch self {
    case .unknown(_, let known):
      known.isEmpty ? "The source text has none" : "The source text has \(known.map { "{\($0)}" }.joined(separator: ", "))"
    case .repeated: "Remove what is too many"
    case .missing: nil
    case .tooLong(let length, let maximum): "Shorten it by \(length - maximum)"
    }
  }
}

extension MessageCatalog {
  /// What is wrong between the tables, by file and line: placeholders, plural categories, lengths, strings too many or too few.
  public func findings() -> [Finding] {
    var findings: [Finding] = []
    for (locale, table) in tables {
      let rules = PluralRules.cardinal(for: locale)
      for (key, entry) in table.entries {
        findings += entry.pluralFindings(rules, language: locale.language)
        if locale != locales.source { findings += entry.sourceFieldFindings() }
        guard let original = originals[key] else {
          findings.append(
            Finding(
              StringTableRule.unknownString, at: entry.location, "'\(key)' is not in the source table (\(locales.source)), so nothing uses it",
              hint: "Remove it, or correct its name"))
          continue
        }
        findings += entry.findings(comparedWith: original, rules: rules, isSource: locale == locales.source)
      }
      if locale != locales.source { findings += missing(in: table) }
    }
    return findings.sorted { ($0.location ?? SourceLocation(""), $0.message) < ($1.location ?? SourceLocation(""), $1.message) }
  }

  /// A regional table holds what differs, so what it takes from its own language is not missing. What waits in the state `new` is reported by its state.
  private func missing(in table: StringTable) -> [Finding] {
    originals.keys.compactMap { key in
      guard ownEntry(of: key, in: table.locale) == nil, let resolved = resolve(key, in: table.locale) else { return nil }
      return Finding(
        StringTableRule.missingTranslation, at: SourceLocation(table.file),
        "'\(key)' is not translated to \(table.locale); readers see it in \(resolved.locale)")
    }
  }
}

extension StringEntry {
  /// What differs from the source text. A text of the source itself can only be too long.
  fileprivate func findings(comparedWith original: StringEntry, rules: PluralRules, isSource: Bool) -> [Finding] {
    let comparison = TranslationComparison(with: original, rules: rules)
    var isWithoutCount = false
    if case .plural = message, case .plain = original.message { isWithoutCount = true }
    var findings: [Finding] = []
    for (category, pattern, location) in patterns {
      let name = "'\(key)'" + (category.map { " (\($0.rawValue))" } ?? "")
      for difference in comparison.differences(in: pattern, of: category) {
        let rule: StringTableRule
        switch difference {
        case .tooLong: rule = .tooLong
        case .unknown where !isSource && !isWithoutCount: rule = .placeholderUnknown
        case .missing where !isSource && !isWithoutCount: rule = .placeholderMissing
        case .unknown, .missing, .repeated: continue
        }
        findings.append(Finding(rule, at: location, difference.message(name), hint: difference.hint))
      }
    }
    if isWithoutCount {
      findings.append(
        Finding(
          StringTableRule.pluralUnknown, at: textLocation, "'\(key)' has plural categories, but its source text has none and gives no count"))
    }
    return findings
  }

  fileprivate func sourceFieldFindings() -> [Finding] {
    sourceOnlyFields.map { name, location in
      Finding(StringTableRule.sourceOnlyField, at: location, "'\(name)' belongs in the source table only", hint: "Remove it here")
    }
  }

  /// Categories that the language has and the message lacks, and the other way around.
  fileprivate func pluralFindings(_ rules: PluralRules, language: String) -> [Finding] {
    guard case .plural(let texts) = message else { return [] }
    var findings: [Finding] = []
    for category in PluralCategory.allCases where category != .other {
      if texts[category] != nil, !rules.categories.contains(category) {
        findings.append(
          Finding(
            StringTableRule.pluralCategoryUnknown, at: categoryLocations[category], "\(language) has no plural category '\(category.rawValue)'",
            hint: "It has \(rules.orderedCategories.map(\.rawValue).joined(separator: ", "))"))
      }
      guard texts[category] == nil, rules.categories.contains(category), let example = rules.examples(of: category).first else { continue }
      var finding = Finding(
        StringTableRule.pluralCategoryMissing, at: textLocation,
        "'\(key)' has no text for '\(category.rawValue)', which \(language) uses for \(example)")
      // In French and its relatives only whole millions are "many".
      if example >= 1_000_000 { finding.severity = .warning }
      findings.append(finding)
    }
    return findings
  }
}
