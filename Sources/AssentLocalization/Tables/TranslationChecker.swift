import AssentModel

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
        Finding("plural-unknown", at: entry.textLocation, "'\(entry.key)' has plural categories, but its source text has none and gives no count")
      ]
    }
    let expected = original.message.placeholders
    var findings: [Finding] = []
    for (category, pattern, location) in entry.patterns {
      let present = pattern.placeholders
      for name in present.subtracting(expected).sorted() {
        let hint = expected.isEmpty ? "The source text has none" : "The source text has \(Self.list(expected))"
        findings.append(Finding("placeholder-unknown", at: location, "{\(name)} in '\(entry.key)' is not in the source text", hint: hint))
      }
      for name in expected.subtracting(present).sorted() where !(name == Self.count && impliesCount(category)) {
        findings.append(
          Finding(
            "placeholder-missing", at: location,
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
            "plural-category-unknown", at: entry.categoryLocations[category],
            "\(locale.language) has no plural category '\(category.rawValue)'",
            hint: "It has \(PluralCategory.allCases.filter(rules.categories.contains).map(\.rawValue).joined(separator: ", "))"))
      }
      guard !isPresent, rules.categories.contains(category), let example = rules.samples(of: category).first else { continue }
      // In French and its relatives only whole millions are "many".
      let severity: Severity = example < 1_000_000 ? .error : .warning
      findings.append(
        Finding(
          "plural-category-missing", severity, at: entry.textLocation,
          "'\(entry.key)' has no text for '\(category.rawValue)', which \(locale.language) uses for \(example)"))
    }
    return findings
  }

  func lengthFindings(_ entry: StringEntry, maximum: Int?) -> [Finding] {
    guard let maximum else { return [] }
    return entry.patterns.filter { $0.pattern.length > maximum }.map { _, pattern, location in
      Finding(
        "too-long", .warning, at: location, "'\(entry.key)' has \(pattern.length) characters; \(maximum) fit")
    }
  }

  func sourceFieldFindings(_ entry: StringEntry) -> [Finding] {
    entry.sourceOnlyFields.map { name, location in
      Finding("source-only-field", .warning, at: location, "'\(name)' belongs in the source table only", hint: "Remove it here")
    }
  }

  private static func list(_ names: Set<String>) -> String {
    names.sorted().map { "{\($0)}" }.joined(separator: ", ")
  }
}
