import AssentModel

/// A name that is never translated, and was.
struct TermKeptRule: PassageRule {
  let about = QualityRule(
    "term-translated", .error, .translations,
    what: "The source text has a name that the glossary never translates, and the translation doesn't have it as it is.",
    why: "A brand is called the same everywhere.",
    example: "Maison Lumen → Lumen House")
  let collection: TermCollection

  func check(_ passage: Passage, _ report: inout RuleReport) {
    guard let original = passage.original, !passage.words.isEmpty else { return }
    var reported: Set<Int> = []
    for match in collection.keptTerms(in: original) {
      let term = collection.terms[match.meaning.term]
      guard !contains(term, passage.text), reported.insert(match.meaning.term).inserted else { continue }
      report.add(about, in: passage, "'\(term.name)' is never translated, and isn't in the translation", hint: "Write '\(term.name)'")
    }
  }

  private func contains(_ term: GlossaryTerm, _ text: String) -> Bool {
    if text.contains(term.name) { return true }
    return !term.matchesCase && text.lowercased().contains(term.name.lowercased())
  }
}
