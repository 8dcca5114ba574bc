import AssentModel

/// A word of the source language that was left in a translation.
///
/// Without dictionaries it knows frequent English words that French or Dutch don't have, and takes a word that the source text has, too, for English
/// by its ending: `quarantined`. With dictionaries it also finds what the source language knows and the translation's doesn't.
struct UntranslatedWordRule: CheckRule {
  let rule = Rule(
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

  func check(_ passage: Passage, into report: inout RuleReport) {
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
        at: passage.place, "'\(word.text)' is a word of the source language", part: word.text,
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

/// A dictionary, or several: what tells whether a word belongs to a language.
protocol WordLookup: Sendable {
  /// Whether the language, such as `fr`, has the word in this form; `nil` when there is no dictionary of the language.
  func knows(_ word: String, language: String) -> Bool?
}

/// Frequent English words, and what English words look like.
enum EnglishWords {
  /// Words that a language doesn't have; none when that isn't known of the language.
  static func notIn(_ language: String) -> Set<String> {
    switch language {
    case "fr": notInFrench
    case "nl": notInDutch
    case "en": []
    default: core
    }
  }

  /// Rules out most words that are not among the frequent ones of any language.
  static let filter = WordFilter(notInFrench.union(notInDutch))

  /// Whether a word that a translation and its source text share has an ending of English.
  static func looksEnglish(_ word: String) -> Bool {
    word.utf8.count > 5 && !word.contains("-") && endings.contains { word.hasSuffix($0) }
  }

  /// Whether the last two letters are those of such an ending.
  static func mayLookEnglish(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let last = scalars.last, let first = scalars.dropLast().last else { return false }
    switch (first, last) {
    case ("e", "d"), ("s", "s"), ("l", "y"), ("u", "l"), ("i", "p"), ("h", "t"), ("l", "d"), ("g", "s"): return true
    default: return false
    }
  }

  private static let endings = ["ed", "ness", "ly", "ful", "less", "ship", "ght", "ould", "ings"]

  private static let notInFrench = core.union(notInEither).union(words(english))
  private static let notInDutch = core.union(notInEither).union(words(englishAndFrench))

  /// Words that no other European language is likely to have.
  private static let core: Set<String> = [
    "the", "and", "you", "your", "with", "this", "that", "which", "from", "they", "their", "would", "should", "could", "because", "please",
  ]

  private static let notInEither = words(
    """
    above according actually add added adding address addressed addresses adds again against agree agreed agrees allow allowed allowing
    allows along already also although always among and another any anybody anyone anything appear appeared appears applied applies apply
    applying around ask asked asking asks assigned automatically available based because before began begun behavior behaviour behind being
    believe belonging belongs below beside besides better between beyond both bought bring broke broken brought buy called can canceled
    cancelled cancelling cannot carried certainly changed changing checkboxes checked checking choices choose chooses choosing chosen clear
    clicked clicking companies company completely configured configuring confirm confirmed confirms consider considered contained containing
    contains continued could covered create created creates creating current currently customer customers day days decide decided decision
    deleted deletes deleting deliver delivered deliveries delivery depending despite develop did difference directly disable disabled
    disables disabling displayed doing done downloaded during each early easily eat either empty enable enabled enables enabling enough
    entered every everybody everyone everything exactly except excluded excluding expect expected expired explain fact fail failed fails
    fallen false feel fell fewer finally find finding finds follow followed following follows found from gets getting give given gives
    giving goes going got grew ground grow grown happened happens has having he helped helps here him his how however identified identify
    identifying immediately include included includes including incoming instead into its itself keeping keeps kept knew know knowing known
    knows lamps learn learned leave leaves leaving left less lived lose makes making managed manually many may maybe might month months
    mostly moved much my myself near nearly need needed needs neither next nothing now offered often only onto opened opted opting other
    others our ourselves outgoing overview own paid passed perhaps please practice preferably preference preferences preferred pressed
    previous probably problem problems provide provided provides providing quarantine quarantined quickly rather reached read really receive
    received receives receiving recipient recipients recorded recording regarding related remain remained remains remember remembered remove
    removed removes removing require required requires result returned saved saving searched searching see seeing seen sees selected
    selecting selection send sender senders sending sends served several shall sharing she should showed shown sign signed signing signs
    simply since skipped sold some somebody someone something sometimes soon speak spend spent spoke started starting stay stayed still
    stopped stored submit submitted submitting subscribe subscribed subscriber subscribers subscribes subscribing subscription subscriptions
    succeeded successfully such suggest supported takes taking targeted targeting than thank thanks that the their theirs them themselves
    then there therefore they thing things think thinks third this those though thought through throughout times today told tomorrow took
    toward towards town tracked true turned twice unavailable uncheck unchecked under understand understood undo undone unknown unless
    unsubscribe unsubscribed unsubscribes unsubscribing until unwanted upcoming updated uploaded upon used using usually various very wait
    waited waiting wanted watch way ways welcome were what when where whether which while who whole whom whose why wife will with within
    words work worked worker working works worse would write writes writing written wrote year years yesterday you your yours yourself
    yourselves
    """)

  /// Words that French doesn't have.
  private static let english = """
    account accounts all been begin best built button call choice city click delete details does download draw end entering error errors
    even few field folder get had hand happen held help her history hour just keep keyboard kind last later least letter letters lost
    mailbox make meet missing money most move name never nobody not password pay policy power ready return right save search settings story
    study take taken these upload users wants was week weeks went without wrong yes
    """

  /// Words that Dutch doesn't have.
  private static let englishAndFrench = """
    able about after audience audiences boxes build carry certain change changes configuration confirmation effort expire expires gone
    introduction love manages message messages once phone phones possible same sent simple situation sure tell tells use uses value warning
    warnings
    """

  private static func words(_ list: String) -> Set<String> { Set(list.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
