import AssentModel

/// One spelling of English throughout.
struct EnglishSpellingRule: LocaleRule {
  let about = QualityRule(
    "english-spelling", .warning, .languages(["en"]),
    what: "A word is spelled as in the other English than the rest of the locale: colour and color, organise and organize.",
    why: "Either is right; both on one site look careless.",
    example: "Choose your favorite colour")
  private let settings: LanguageSettings

  init(_ settings: LanguageSettings) { self.settings = settings }

  private struct Occurrence {
    let passage: Passage
    let word: Passage.Word
    let variant: SpellingVariant
  }

  func check(_ text: LocaleText, _ report: inout RuleReport) {
    var words: [Occurrence] = []
    var endings: [Occurrence] = []
    for passage in text.passages {
      for index in passage.words.indices where SpellingVariant.filter.mayContain(passage.words[index].range, in: passage.scalars) {
        let word = passage.words[index]
        guard word.range.count > 3, let variant = SpellingVariant(of: word.folded) else { continue }
        if variant.isEnding {
          endings.append(Occurrence(passage: passage, word: word, variant: variant))
        } else {
          words.append(Occurrence(passage: passage, word: word, variant: variant))
        }
      }
    }
    guard !words.isEmpty || !endings.isEmpty else { return }
    let required = Self.required(by: text.locale) ?? settings.english
    let spelling = required ?? Self.majority(words) ?? Self.majority(endings) ?? .british
    for occurrence in words where occurrence.variant.spelling != spelling { add(occurrence, spelling, &report) }
    // British English has organise and, as Oxford has it, organize; American English has the second alone.
    let ending = spelling == .american ? .american : Self.majority(endings) ?? .british
    for occurrence in endings where occurrence.variant.spelling != ending { add(occurrence, spelling, &report) }
  }

  private func add(_ occurrence: Occurrence, _ spelling: EnglishSpelling, _ report: inout RuleReport) {
    let word = occurrence.word.text
    let right = occurrence.word.isCapitalized ? occurrence.variant.counterpart.capitalizedFirst : occurrence.variant.counterpart
    let problem =
      occurrence.variant.spelling == spelling
      ? "'\(word)' ends otherwise than such verbs do in the other texts"
      : "'\(word)' is spelled as in \(spelling.other.rawValue), the other texts as in \(spelling.rawValue)"
    report.add(about, in: occurrence.passage, problem, part: word, hint: "Write '\(right)'")
  }

  private static func required(by locale: LocaleTag) -> EnglishSpelling? {
    switch locale.region {
    case "US": .american
    case "GB", "IE", "AU", "NZ", "ZA", "IN": .british
    default: nil
    }
  }

  /// The spelling that occurs more; that which occurs first when they are even, `nil` when there is none.
  private static func majority(_ occurrences: [Occurrence]) -> EnglishSpelling? {
    let british = occurrences.count { $0.variant.spelling == .british }
    if british * 2 == occurrences.count { return occurrences.first?.variant.spelling }
    return british * 2 > occurrences.count ? .british : .american
  }
}
