import AssentModel

/// A term of the source text that the translation has under none of its approved names.
struct TermMissingRule: PassageRule {
  let about = QualityRule(
    "term-missing", .warning, .translations,
    what: "The source text has a term of the glossary, and the translation has none of the names that are approved for it.",
    why: "Either the term got another name, or it got lost.",
    example: "Opt-in and opt-out → Optie en opt-out")
  let collection: TermCollection

  func check(_ passage: Passage, _ report: inout RuleReport) {
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
        about, in: passage, "The source text has '\(TermCollection.text(of: match, in: original))', the translation has no approved name of it",
        hint: hint)
    }
  }
}
