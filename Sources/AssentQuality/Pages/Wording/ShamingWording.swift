import AssentLocalization
import AssentModel

/// The wording doesn't shame who leaves, and doesn't hide the way out.
struct ShamingWording: PassageRule {
  let about = QualityRule(
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

  func check(_ passage: Passage, _ report: inout RuleReport) {
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
          about, in: passage, "'\(part)' \(entry.kind.description)", part: part.contains(Character(Passage.protected)) ? nil : part,
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
