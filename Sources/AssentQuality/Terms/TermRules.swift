import AssentModel

/// The rules of a glossary, and of words that were left in the source language.
struct TermRules: Sendable {
  let passageRules: [any CheckRule<Passage>]
  let localeRules: [any CheckRule<LocaleText>]

  /// - Parameters:
  ///   - sourceLanguage: the language of the source locale, such as `en`.
  ///   - settings: which words count as borrowed.
  ///   - words: dictionaries of the languages, when there are any.
  init(_ glossary: Glossary, sourceLanguage: String = "en", settings: LanguageSettings = LanguageSettings(), words: (any WordLookup)? = nil) {
    let collection = TermCollection(glossary, sourceLanguage: sourceLanguage)
    passageRules = [
      TermForbiddenRule(collection: collection), TermMissingRule(collection: collection), TermKeptRule(collection: collection),
      UntranslatedWordRule(glossary, sourceLanguage: sourceLanguage, settings: settings, words: words),
    ]
    localeRules = [TermNamesRule(collection: collection)]
  }

  /// What to write instead: `Write 'a', 'b' or 'c'`.
  static func hint(_ approved: [[String]]) -> String? {
    let names = approved.compactMap(\.first).map { "'\($0)'" }
    guard let last = names.last else { return nil }
    return names.count == 1 ? "Write \(last)" : "Write \(names.dropLast().joined(separator: ", ")) or \(last)"
  }
}

/// A name that the glossary forbids.
struct TermForbiddenRule: CheckRule {
  let rule = Rule(
    "term-forbidden", .error,
    what: "A text uses a name that the glossary forbids in this locale, in any of its forms.",
    why: "Readers take two names for two things.",
    example: "desinscription, where the glossary has désabonnement")
  let collection: TermCollection

  func check(_ passage: Passage, into report: inout RuleReport) {
    var reported: Set<TermIndex.Meaning> = []
    for match in collection.renderings(in: passage) where match.meaning.kind == .forbidden && reported.insert(match.meaning).inserted {
      let term = collection.terms[match.meaning.term]
      let text = TermCollection.text(of: match, in: passage)
      let approved = term.renderings(for: passage.locale)?.approved ?? []
      report.add(
        at: passage.place, "'\(text)' is a forbidden name of '\(term.name)'", part: text,
        hint: TermRules.hint(approved) ?? "Use another word; the glossary names none")
    }
  }
}

/// A term of the source text that the translation has under none of its approved names.
struct TermMissingRule: CheckRule {
  let rule = Rule(
    "term-missing", .warning, .translations,
    what: "The source text has a term of the glossary, and the translation has none of the names that are approved for it.",
    why: "Either the term got another name, or it got lost.",
    example: "Opt-in and opt-out → Optie en opt-out")
  let collection: TermCollection

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard let original = passage.original, original.text != passage.text, !passage.words.isEmpty else { return }
    let sources = collection.sourceTerms(in: original)
    guard !sources.isEmpty else { return }
    // A forbidden name is reported as such.
    let found = Set(collection.renderings(in: passage).map(\.meaning.term))
    var reported: Set<Int> = []
    for match in sources where !found.contains(match.meaning.term) && reported.insert(match.meaning.term).inserted {
      let term = collection.terms[match.meaning.term]
      guard let approved = term.renderings(for: passage.locale)?.approved, let hint = TermRules.hint(approved) else { continue }
      report.add(
        at: passage.place, "The source text has '\(TermCollection.text(of: match, in: original))', the translation has no approved name of it",
        hint: hint)
    }
  }
}

/// A name that is never translated, and was.
struct TermKeptRule: CheckRule {
  let rule = Rule(
    "term-translated", .error, .translations,
    what: "The source text has a name that the glossary never translates, and the translation doesn't have it as it is.",
    why: "A brand is called the same everywhere.",
    example: "Maison Lumen → Lumen House")
  let collection: TermCollection

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard let original = passage.original, !passage.words.isEmpty else { return }
    var reported: Set<Int> = []
    for match in collection.keptTerms(in: original) {
      let term = collection.terms[match.meaning.term]
      guard !contains(term, passage.text), reported.insert(match.meaning.term).inserted else { continue }
      report.add(at: passage.place, "'\(term.name)' is never translated, and isn't in the translation", hint: "Write '\(term.name)'")
    }
  }

  private func contains(_ term: GlossaryTerm, _ text: String) -> Bool {
    if text.contains(term.name) { return true }
    return !term.matchesCase && text.lowercased().contains(term.name.lowercased())
  }
}

/// One thing called by several names in a locale.
struct TermNamesRule: CheckRule {
  let rule = Rule(
    "term-names", .warning,
    what: "A locale calls one term by three names or more, or by two where the glossary asks for one throughout.",
    why: "A reader who meets a new word looks for a new thing.",
    example: "opt-in, Optie and inschakelen, all for opt-in")
  let collection: TermCollection

  /// How often a name stands where.
  private struct Use {
    let name: String
    var count = 0
    let passage: Passage
    let part: String
  }

  func check(_ text: LocaleText, into report: inout RuleReport) {
    var uses: [TermIndex.Meaning: Use] = [:]
    for passage in text.passages {
      for match in collection.renderings(in: passage) {
        guard let renderings = collection.terms[match.meaning.term].renderings(for: text.locale) else { continue }
        let names = match.meaning.kind == .forbidden ? renderings.forbidden : renderings.approved
        // Several approved names stand for one, unless one of them has to be used throughout.
        let isOne = match.meaning.kind == .approved && !renderings.isConsistent
        let meaning = isOne ? TermIndex.Meaning(term: match.meaning.term, kind: .approved, name: 0) : match.meaning
        guard names.indices.contains(meaning.name), let name = names[meaning.name].first else { continue }
        uses[meaning, default: Use(name: name, passage: passage, part: TermCollection.text(of: match, in: passage))].count += 1
      }
    }
    for (number, term) in collection.terms.enumerated() {
      let names = uses.filter { $0.key.term == number }.sorted { ($1.value.count, $0.value.name) < ($0.value.count, $1.value.name) }
      let approved = names.count { $0.key.kind == .approved }
      guard names.count >= 3 || approved >= 2, let rarest = names.last?.value else { continue }
      let list = names.map { "'\($0.value.name)' (\($0.value.count))" }.joined(separator: ", ")
      report.add(
        at: rarest.passage.place, "'\(term.name)' has \(names.count) names in '\(text.locale)': \(list)", part: rarest.part,
        hint: TermRules.hint(term.renderings(for: text.locale)?.approved ?? []) ?? "Choose one of them")
    }
  }
}
