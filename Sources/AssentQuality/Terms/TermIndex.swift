import AssentModel

/// The terms of a glossary in one language, as they are found in texts.
struct TermIndex: Sendable {
  /// What a phrase says about a term.
  struct Meaning: Hashable, Sendable {
    let term: Int
    let kind: Kind
    /// The name that the phrase is a form of, among the approved or the forbidden.
    let name: Int
  }

  enum Kind: Hashable, Sendable {
    case source
    case approved
    case forbidden
  }

  struct Match: Sendable {
    let meaning: Meaning
    /// The indices of its words in the passage.
    let words: Range<Int>
  }

  private let index: PhraseIndex
  private let meanings: [Meaning]

  /// The terms as the source locale has them.
  init(source terms: [GlossaryTerm], language: String, where isWanted: (GlossaryTerm) -> Bool = { _ in true }) {
    var pairs: [(Phrase, Meaning)] = []
    for (number, term) in terms.enumerated() where isWanted(term) {
      for form in [term.name] + term.otherForms {
        let phrases = Phrase.phrases(form, language: language, matchesCase: term.matchesCase)
        pairs += phrases.map { ($0, Meaning(term: number, kind: .source, name: 0)) }
      }
    }
    self.init(pairs, language: language)
  }

  /// The terms as a locale has them.
  init(renderingsOf terms: [GlossaryTerm], in locale: LocaleTag) {
    var pairs: [(Phrase, Meaning)] = []
    for (number, term) in terms.enumerated() {
      guard let renderings = term.renderings(for: locale) else { continue }
      for (kind, names) in [(Kind.approved, renderings.approved), (Kind.forbidden, renderings.forbidden)] {
        for (name, forms) in names.enumerated() {
          for form in forms {
            let phrases = Phrase.phrases(form, language: locale.language, matchesCase: term.matchesCase)
            pairs += phrases.map { ($0, Meaning(term: number, kind: kind, name: name)) }
          }
        }
      }
    }
    self.init(pairs, language: locale.language)
  }

  private init(_ pairs: [(Phrase, Meaning)], language: String) {
    index = PhraseIndex(pairs.map(\.0), language: language)
    meanings = pairs.map(\.1)
  }

  /// What is found in a passage; what lies within a longer term is left out.
  func matches(in passage: Passage) -> [Match] {
    let all = index.matches(in: passage).map { Match(meaning: meanings[$0.phrase], words: $0.words) }
    guard all.count > 1 else { return all }
    return all.indices.filter { !isInLongerTerm($0, of: all) }.map { all[$0] }
  }

  /// No term goes back or on for more words than this.
  private static let reach = 24

  private func isInLongerTerm(_ position: Int, of all: [Match]) -> Bool {
    let match = all[position]
    func contains(_ other: Match) -> Bool {
      other.words.count > match.words.count && other.words.lowerBound <= match.words.lowerBound && match.words.upperBound <= other.words.upperBound
        && (other.meaning.kind != .forbidden || match.meaning.kind == .forbidden && match.meaning.term == other.meaning.term)
    }
    let before = all[..<position].reversed().prefix { $0.words.lowerBound + Self.reach > match.words.lowerBound }
    return before.contains(where: contains)
      || all[(position + 1)...].prefix { $0.words.lowerBound == match.words.lowerBound }.contains(where: contains)
  }
}

/// The terms of a glossary with an index for each locale that it names.
final class TermCollection: Sendable {
  let terms: [GlossaryTerm]
  private let source: TermIndex
  private let kept: TermIndex
  private let renderings: [LocaleTag: TermIndex]

  init(_ glossary: Glossary, sourceLanguage: String) {
    let terms = glossary.terms
    self.terms = terms
    source = TermIndex(source: terms, language: sourceLanguage)
    kept = TermIndex(source: terms, language: sourceLanguage) { $0.isKept }
    let locales = Set(terms.flatMap(\.renderings.keys))
    renderings = Dictionary(locales.map { ($0, TermIndex(renderingsOf: terms, in: $0)) }) { first, _ in first }
  }

  /// The terms in a passage of the source locale.
  func sourceTerms(in passage: Passage) -> [TermIndex.Match] { source.matches(in: passage) }

  /// The terms in a passage of the source locale that are never translated.
  func keptTerms(in passage: Passage) -> [TermIndex.Match] { kept.matches(in: passage) }

  /// The renderings of terms in a passage.
  func renderings(in passage: Passage) -> [TermIndex.Match] {
    let index = renderings[passage.locale] ?? LocaleTag(passage.locale.language).flatMap { renderings[$0] }
    return index?.matches(in: passage) ?? []
  }

  /// The words of a match as they stand in the passage.
  static func text(of match: TermIndex.Match, in passage: Passage) -> String {
    guard let first = passage.words[match.words].first, let last = passage.words[match.words].last else { return "" }
    return passage.text(first.range.lowerBound..<last.range.upperBound)
  }
}
