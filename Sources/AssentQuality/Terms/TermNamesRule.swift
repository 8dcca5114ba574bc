import AssentModel

/// One thing called by several names in a locale.
struct TermNamesRule: LocaleRule {
  let about = QualityRule(
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

  func check(_ text: LocaleText, _ report: inout RuleReport) {
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
        about, in: rarest.passage, "'\(term.name)' has \(names.count) names in '\(text.locale)': \(list)", part: rarest.part,
        hint: TermRules.hint(term.renderings(for: text.locale)?.approved ?? []) ?? "Choose one of them")
    }
  }
}
