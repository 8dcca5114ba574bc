import AssentModel

/// A name that the glossary forbids.
struct TermForbiddenRule: PassageRule {
  let about = QualityRule(
    "term-forbidden", .error,
    what: "A text uses a name that the glossary forbids in this locale, in any of its forms.",
    why: "Readers take two names for two things.",
    example: "desinscription, where the glossary has désabonnement")
  let collection: TermCollection

  func check(_ passage: Passage, _ report: inout RuleReport) {
    var reported: Set<TermIndex.Meaning> = []
    for match in collection.renderings(in: passage) where match.meaning.kind == .forbidden && reported.insert(match.meaning).inserted {
      let term = collection.terms[match.meaning.term]
      let text = TermCollection.text(of: match, in: passage)
      let approved = term.renderings(for: passage.locale)?.approved ?? []
      report.add(
        about, in: passage, "'\(text)' is a forbidden name of '\(term.name)'", part: text,
        hint: TermRules.hint(approved) ?? "Use another word; the glossary names none")
    }
  }
}
