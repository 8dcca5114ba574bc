import AssentModel

/// A word of the source language that was left in a translation.
///
/// Without dictionaries it knows frequent English words that French or Dutch don't have, and takes a word that the source text has, too, for English
/// by its ending: `quarantined`. With dictionaries it also finds what the source language knows and the translation's doesn't.
struct UntranslatedWordRule: PassageRule {
  let about = QualityRule(
    "untranslated-word", .warning, .translations,
    what: "A word of the source language stands in the translation.",
    why: "It was overlooked, by a machine most of the time, and readers may not know it.",
    example: "Add them to the quarantined addresses → Voeg ze toe aan de quarantined adressen")
  private let sourceLanguage: String
  private let words: (any WordLookup)?
  private let settings: LanguageSettings
  /// Words that the glossary has: in every locale those that are kept, else the renderings of a language.
  private let terms: [String: Set<String>]

  init(_ glossary: Glossary, sourceLanguage: String, settings: LanguageSettings, words: (any WordLookup)?) {
    self.sourceLanguage = sourceLanguage
    self.settings = settings
    self.words = words
    var terms: [String: Set<String>] = [:]
    func add(_ text: String, to language: String) {
      for word in Phrase(text, language: language, matchesCase: false)?.words ?? [] { terms[language, default: []].formUnion(word.forms) }
    }
    for term in glossary.terms {
      if term.isKept { add(term.name, to: "und") }
      for (locale, renderings) in term.renderings {
        for name in renderings.approved.joined() { add(name, to: locale.language) }
      }
    }
    self.terms = terms
  }

  func check(_ passage: Passage, _ report: inout RuleReport) {
    let language = passage.locale.language
    // A text that is the same as its source is reported as such.
    guard language != sourceLanguage, passage.original?.text != passage.text else { return }
    let frequent = sourceLanguage == "en" ? EnglishWords.notIn(language) : []
    guard words != nil || !frequent.isEmpty || passage.original != nil else { return }
    let borrowed = settings.borrowed(for: passage.locale)
    var reported: Set<String> = []
    for index in passage.words.indices where isCandidate(passage.words[index].range, passage) {
      let word = passage.words[index]
      guard isLeft(word.folded, frequent, passage.original, language), isPlain(word, at: index, in: passage) else { continue }
      guard !borrowed.contains(word.folded), !isTerm(word.folded, language), reported.insert(word.folded).inserted else { continue }
      report.add(
        about, in: passage, "'\(word.text)' is a word of the source language", part: word.text,
        hint: "Translate it, or list it under language, borrowed in quality.yml")
    }
  }

  /// Whether a word is worth a look: without dictionaries few are.
  private func isCandidate(_ range: Range<Int>, _ passage: Passage) -> Bool {
    guard range.count > 2 else { return false }
    if words != nil || EnglishWords.filter.mayContain(range, in: passage.scalars) { return true }
    return range.count > 5 && EnglishWords.mayLookEnglish(passage.scalars[range])
  }

  private func isLeft(_ word: String, _ frequent: Set<String>, _ original: Passage?, _ language: String) -> Bool {
    if frequent.contains(word) { return words?.knows(word, language: language) != true }
    if let words, let isKnown = words.knows(word, language: language) {
      // Dictionaries take words with a hyphen or an apostrophe apart, each in its own way.
      return !isKnown && word.utf8.count > 3 && word.allSatisfy(\.isLetter) && words.knows(word, language: sourceLanguage) == true
    }
    return sourceLanguage == "en" && EnglishWords.looksEnglish(word) && original?.words.contains { $0.folded == word } == true
  }

  /// Whether it is neither a name nor an abbreviation, nor among words that are.
  private func isPlain(_ word: Passage.Word, at index: Int, in passage: Passage) -> Bool {
    if !word.isCapitalized { return !isInName(at: index, in: passage) }
    guard !word.isInCapitals, passage.beginsSentence(word) else { return false }
    return !(index + 1 < passage.words.count && passage.words[index + 1].isCapitalized)
  }

  /// Whether capitals stand on both sides: Save the Date.
  private func isInName(at index: Int, in passage: Passage) -> Bool {
    guard index > 0, index + 1 < passage.words.count else { return false }
    return passage.words[index - 1].isCapitalized && passage.words[index + 1].isCapitalized
  }

  private func isTerm(_ word: String, _ language: String) -> Bool {
    terms["und"]?.contains(word) == true || terms[language]?.contains(word) == true
  }
}
