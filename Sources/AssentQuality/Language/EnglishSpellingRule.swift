import AssentModel

/// One spelling of English throughout.
struct EnglishSpellingRule: CheckRule {
  let rule = Rule(
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

  func check(_ text: LocaleText, into report: inout RuleReport) {
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
    report.add(at: occurrence.passage.place, problem, part: word, hint: "Write '\(right)'")
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

/// One of the two ways to spell English.
enum EnglishSpelling: String, Hashable, Sendable, CaseIterable {
  case british = "en-GB"
  case american = "en-US"

  var other: EnglishSpelling { self == .british ? .american : .british }
}

/// A word that British and American English spell differently.
struct SpellingVariant {
  let spelling: EnglishSpelling
  /// The word in the other spelling.
  let counterpart: String
  /// Whether the difference is -ise or -ize, where British English has both.
  let isEnding: Bool

  /// `nil` for a word that has one spelling.
  init?(of word: String) {
    if let other = Self.american[word] {
      self.init(.british, other, isEnding: false)
    } else if let other = Self.british[word] {
      self.init(.american, other, isEnding: false)
    } else if let other = Self.endings[word] {
      self.init(word.utf8.dropFirst(3).contains(UInt8(ascii: "z")) ? .american : .british, other, isEnding: true)
    } else {
      return nil
    }
  }

  /// Rules out most words that have one spelling.
  static let filter = WordFilter([american.keys, british.keys, endings.keys].joined())

  private init(_ spelling: EnglishSpelling, _ counterpart: String, isEnding: Bool) {
    self.spelling = spelling
    self.counterpart = counterpart
    self.isEnding = isEnding
  }

  private static let american: [String: String] = {
    var words: [String: String] = [:]
    for pair in EnglishWordPairs.pairs.split(separator: " ") {
      let halves = pair.split(separator: "/").map(String.init)
      guard halves.count == 2 else { continue }
      words[halves[0]] = halves[1]
    }
    for pair in EnglishWordPairs.stems.split(separator: " ") {
      let halves = pair.split(separator: "/").map(String.init)
      guard halves.count == 2 else { continue }
      for suffix in ["", "s", "ed", "ing"] { words[halves[0] + suffix] = halves[1] + suffix }
    }
    return words
  }()

  private static let british: [String: String] = Dictionary(american.map { ($1, $0) }) { first, _ in first }

  private static let endings: [String: String] = {
    var words: [String: String] = [:]
    for stem in EnglishWordPairs.verbsInIse.split(separator: " ") {
      for (british, american) in [
        ("ise", "ize"), ("ises", "izes"), ("ised", "ized"), ("ising", "izing"), ("isation", "ization"), ("isations", "izations"), ("iser", "izer"),
      ] {
        words[stem + british] = stem + american
        words[stem + american] = stem + british
      }
    }
    return words
  }()
}

/// The words that tell British from American English. Words that only one of them has (lorry), and those that are words of both (program, check,
/// practice, license, story, draft, meter, disk, tire, curb), are not among them.
enum EnglishWordPairs {
  /// British, then American, in every form with -s, -ed and -ing.
  static let stems =
    "colour/color favour/favor honour/honor labour/labor neighbour/neighbor behaviour/behavior flavour/flavor humour/humor "
    + "harbour/harbor endeavour/endeavor odour/odor vapour/vapor armour/armor rumour/rumor "
    + "grey/gray mould/mold "
    + "aluminium/aluminum moustache/mustache plough/plow sceptic/skeptic"

  /// British, then American.
  static let pairs =
    "coloured/colored colourful/colorful colours/colors favourite/favorite favourites/favorites favourable/favorable honourable/honorable "
    + "neighbourhood/neighborhood neighbourhoods/neighborhoods behavioural/behavioral centred/centered centring/centering "
    + "centre/center centres/centers theatre/theater theatres/theaters litre/liter litres/liters fibre/fiber fibres/fibers "
    + "fulfil/fulfill fulfils/fulfills enrol/enroll enrols/enrolls skilful/skillful jewellery/jewelry catalogue/catalog catalogues/catalogs "
    + "catalogued/cataloged cataloguing/cataloging cancelled/canceled cancelling/canceling "
    + "travelled/traveled travelling/traveling traveller/traveler travellers/travelers labelled/labeled labelling/labeling modelled/modeled "
    + "modelling/modeling signalled/signaled signalling/signaling totalled/totaled fuelled/fueled dialled/dialed dialling/dialing "
    + "levelled/leveled marvellous/marvelous woollen/woolen fulfilment/fulfillment enrolment/enrollment instalment/installment "
    + "defence/defense offence/offense pretence/pretense analyse/analyze analysed/analyzed "
    + "analysing/analyzing paralyse/paralyze paralysed/paralyzed catalyse/catalyze cosy/cozy "
    + "sceptical/skeptical anaesthetic/anesthetic paediatric/pediatric "
    + "encyclopaedia/encyclopedia manoeuvre/maneuver pyjamas/pajamas mum/mom mums/moms "
    + "kilometre/kilometer kilometres/kilometers centimetre/centimeter centimetres/centimeters millimetre/millimeter"

  /// The stems of verbs in -ise or -ize. Those that have one spelling (advertise, promise, exercise, size) are not among them.
  static let verbsInIse =
    "organ reorgan recogn real personal custom optim minim maxim summar author apolog categor central commercial character color crystal emphas "
    + "energ equal famil final formal general global harmon hospital ideal immun industrial initial internal international item legal local "
    + "memor mobil modern monet national neutral normal penal popular priorit privat public random rational revital sanit special stabil "
    + "standard subsid symbol sympath synchron token util visual vapor capital anonym pseudonym digit synthes econom fertil jeopard "
    + "material moral patron polar social steril terror theor trivial tyrann urban victim critic scrutin mechan"
}
