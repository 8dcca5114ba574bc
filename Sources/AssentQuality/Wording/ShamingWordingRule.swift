import AssentLocalization
import AssentModel

/// The wording doesn't shame who leaves, and doesn't hide the way out.
struct ShamingWordingRule: CheckRule {
  let rule = Rule(
    "shaming-wording", .error,
    what: "Wording that makes people feel guilty, doubt, fear a loss or hurry when they opt out, or that hides the choice in a double negation.",
    why: "A choice that is made under pressure isn't free, and consent has to be (GDPR, recital 42).",
    example: "Are you sure you want to leave us? → This stops our e-mails")

  private let patterns: [String: DarkPatterns]

  init(_ settings: PageSettings) {
    var lists = DarkPatterns.lists
    for (language, more) in settings.shaming { lists[language, default: []].append((.listed, more)) }
    patterns = lists.mapValues { DarkPatterns($0) }
  }

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard let patterns = patterns[passage.locale.language], !patterns.isEmpty else { return }
    let words = SentenceWord.words(of: passage)
    var isOptOut: Bool?
    var index = 0
    while index < words.count {
      defer { index += 1 }
      guard let entries = patterns.entries(beginningWith: words[index].text) else { continue }
      for entry in entries {
        if entry.kind.isForOptOutOnly {
          if isOptOut == nil { isOptOut = Self.isAboutOptingOut(passage) }
          if isOptOut == false { continue }
        }
        guard let end = entry.pattern.end(in: words, from: index), end > index else { continue }
        let part = passage.text(passage.words[words[index].word].range.lowerBound..<passage.words[words[end - 1].word].range.upperBound)
        report.add(
          at: passage.place, "'\(part)' \(entry.kind.description)", part: part.contains(Character(Passage.objectSign)) ? nil : part,
          hint: entry.kind.hint)
        index = end - 1
        break
      }
    }
  }

  /// Texts on the way out. What invites people to opt in may speak of last chances, and a guide explains what its reader misses.
  static func isAboutOptingOut(_ passage: Passage) -> Bool {
    switch passage.subject {
    case .document(let path), .page(let path):
      guard let name = path.split(separator: "/").last, !path.contains("guides/") else { return false }
      return ["opt-out", "opted-out", "undo", "preferences", "nothing-changed"].contains { name.hasPrefix($0) }
    case .string(let key):
      return !["campaign.", "service.", "optIn.", "alert.", "testNotice."].contains { key.text.hasPrefix($0) }
    }
  }
}

/// A way of wording a choice that keeps people from making it.
///
/// Source: the categories of the European Data Protection Board's Guidelines 03/2022 on deceptive design patterns, and of Mathur et al., "Dark Patterns at
/// Scale" (2019).
enum DarkPattern: Sendable, CaseIterable {
  /// Sadness and guilt: "We're sad to see you go".
  case guilt
  /// Asking again: "Are you sure?".
  case doubt
  /// What a person is said to lose.
  case loss
  /// A refusal that makes a fool of who refuses: "No thanks, I hate saving money".
  case shame
  /// Haste and threats.
  case urgency
  /// A choice that has to be read twice.
  case doubleNegative
  /// The way to stay, dressed as the answer.
  case rival
  /// What `quality.yml` lists.
  case listed

  /// What the message says of the words.
  var description: String {
    switch self {
    case .guilt: "makes people feel guilty for leaving"
    case .doubt: "asks again what has been decided"
    case .loss: "threatens with what people would miss"
    case .shame: "makes a fool of who says no"
    case .urgency: "presses for time or threatens"
    case .doubleNegative: "says no to a no"
    case .rival: "offers to stay where people come to leave"
    case .listed: "is listed as wording that presses people"
    }
  }

  var hint: String {
    switch self {
    case .guilt: "Say what happens now, and nothing about feelings"
    case .doubt: "State what the button does; one press is enough"
    case .loss, .urgency: "Say from when the choice applies, and what still arrives"
    case .shame: "Name the choice alone: No"
    case .doubleNegative: "Say it without a negation: what the box or button stops"
    case .rival: "Remove it: who wants to stay closes the page"
    case .listed: "Say plainly what the choice does"
    }
  }

  /// Whether it is out of place everywhere, or on pages that opt out alone.
  var isForOptOutOnly: Bool {
    switch self {
    case .loss, .urgency, .rival: true
    case .guilt, .doubt, .shame, .doubleNegative, .listed: false
    }
  }
}

/// The patterns of a language, found by the word that they begin with.
struct DarkPatterns: Sendable {
  private var byFirstWord: [String: [Entry]] = [:]

  struct Entry: Sendable {
    let kind: DarkPattern
    let pattern: WordPattern
  }

  init(_ lists: [(DarkPattern, [String])]) {
    for (kind, patterns) in lists {
      for text in patterns {
        guard let pattern = WordPattern(text) else { continue }
        for word in pattern.firstWords { byFirstWord[word, default: []].append(Entry(kind: kind, pattern: pattern)) }
      }
    }
  }

  /// The lists that the rules bring along, by language.
  static let lists: [String: [(DarkPattern, [String])]] = ["en": english, "fr": french, "nl": dutch]

  var isEmpty: Bool { byFirstWord.isEmpty }

  /// The patterns that may begin with a word.
  func entries(beginningWith word: String) -> [Entry]? { byFirstWord[word] }
}
