public import AssentModel

extension MessageCatalog {
  /// What is wrong between the tables, by file and line: placeholders, plural categories, lengths, strings too many or too few.
  public func findings() -> [Finding] {
    var findings: [Finding] = []
    let sourceEntries = tables[source]?.entries ?? [:]
    for (locale, table) in tables {
      let checker = TranslationChecker(rules: .cardinal(for: locale), locale: locale)
      for (key, entry) in table.entries {
        findings += checker.pluralFindings(entry)
        findings += checker.lengthFindings(entry, maximum: sourceEntries[key]?.maximumLength)
        guard locale != source else { continue }
        findings += checker.sourceFieldFindings(entry)
        if let original = sourceEntries[key] {
          findings += checker.placeholderFindings(entry, comparedWith: original)
        } else {
          findings.append(
            Finding(
              StringTableRule.unknownString, at: entry.location, "'\(key)' is not in the source table (\(source)), so nothing uses it",
              hint: "Remove it, or correct its name"))
        }
      }
      if locale != source { findings += missing(in: table, sourceEntries) }
    }
    return findings.sorted { ($0.location ?? SourceLocation(""), $0.message) < ($1.location ?? SourceLocation(""), $1.message) }
  }

  /// A regional table holds what differs, so what it takes from its own language is not missing. What waits in the state `new` is reported by its state.
  private func missing(in table: StringTable, _ sourceEntries: [StringKey: StringEntry]) -> [Finding] {
    sourceEntries.keys.compactMap { key in
      let isOwn = chain(for: table.locale).contains { $0.language == table.locale.language && tables[$0]?.entries[key] != nil }
      guard !isOwn, let resolved = resolve(key, in: table.locale) else { return nil }
      return Finding(
        StringTableRule.missingTranslation, at: SourceLocation(table.file),
        "'\(key)' is not translated to \(table.locale); readers see it in \(resolved.locale)")
    }
  }
}

/// The checks of one string against the rules of its locale and against its source.
struct TranslationChecker {
  let rules: PluralRules
  let locale: LocaleTag

  /// The placeholder that holds the number which chooses the plural category.
  private static let count = "count"

  /// Placeholders that the translation lacks or that nothing fills.
  func placeholderFindings(_ entry: StringEntry, comparedWith original: StringEntry) -> [Finding] {
    if case .plural = entry.message, case .plain = original.message {
      return [
        Finding(
          StringTableRule.pluralUnknown, at: entry.textLocation,
          "'\(entry.key)' has plural categories, but its source text has none and gives no count")
      ]
    }
    let expected = original.message.placeholders
    var findings: [Finding] = []
    for (category, pattern, location) in entry.patterns {
      let present = pattern.placeholders
      for name in present.subtracting(expected).sorted() {
        let hint = expected.isEmpty ? "The source text has none" : "The source text has \(Self.list(expected))"
        findings.append(
          Finding(StringTableRule.placeholderUnknown, at: location, "{\(name)} in '\(entry.key)' is not in the source text", hint: hint))
      }
      for name in expected.subtracting(present).sorted() where !(name == Self.count && impliesCount(category)) {
        findings.append(
          Finding(
            StringTableRule.placeholderMissing, at: location,
            "{\(name)} of the source text is missing in '\(entry.key)'"
              + (category.map { " (\($0.rawValue))" } ?? "")))
      }
    }
    return findings
  }

  /// Whether the words can say the number: "one" can where it stands for 1, not where it also stands for 21.
  private func impliesCount(_ category: PluralCategory?) -> Bool {
    guard let category, category != .other else { return false }
    return rules.samples(of: category).count <= 2
  }

  /// Categories that the language has and the message lacks, and the other way around.
  func pluralFindings(_ entry: StringEntry) -> [Finding] {
    guard case .plural(let patterns) = entry.message else { return [] }
    var findings: [Finding] = []
    for category in PluralCategory.allCases where category != .other {
      let isPresent = patterns[category] != nil
      if isPresent, !rules.categories.contains(category) {
        findings.append(
          Finding(
            StringTableRule.pluralCategoryUnknown, at: entry.categoryLocations[category],
            "\(locale.language) has no plural category '\(category.rawValue)'",
            hint: "It has \(PluralCategory.allCases.filter(rules.categories.contains).map(\.rawValue).joined(separator: ", "))"))
      }
      guard !isPresent, rules.categories.contains(category), let example = rules.samples(of: category).first else { continue }
      var finding = Finding(
        StringTableRule.pluralCategoryMissing, at: entry.textLocation,
        "'\(entry.key)' has no text for '\(category.rawValue)', which \(locale.language) uses for \(example)")
      // In French and its relatives only whole millions are "many".
      if example >= 1_000_000 { finding.severity = .warning }
      findings.append(finding)
    }
    return findings
  }

  func lengthFindings(_ entry: StringEntry, maximum: Int?) -> [Finding] {
    guard let maximum else { return [] }
    return entry.patterns.filter { $0.pattern.length > maximum }.map { _, pattern, location in
      Finding(
        StringTableRule.tooLong, at: location, "'\(entry.key)' has \(pattern.length) characters; \(maximum) fit")
    }
  }

  func sourceFieldFindings(_ entry: StringEntry) -> [Finding] {
    entry.sourceOnlyFields.map { name, location in
      Finding(StringTableRule.sourceOnlyField, at: location, "'\(name)' belongs in the source table only", hint: "Remove it here")
    }
  }

  private static func list(_ names: Set<String>) -> String {
    names.sorted().map { "{\($0)}" }.joined(separator: ", ")
  }
}
