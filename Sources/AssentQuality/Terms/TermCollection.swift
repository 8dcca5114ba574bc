import AssentModel

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
