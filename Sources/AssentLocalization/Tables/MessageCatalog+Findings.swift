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
              "unknown-string", .warning, at: entry.location, "'\(key)' is not in the source table (\(source)), so nothing uses it",
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
        "missing-translation", .warning, at: SourceLocation(table.file),
        "'\(key)' is not translated to \(table.locale); readers see it in \(resolved.locale)")
    }
  }
}
