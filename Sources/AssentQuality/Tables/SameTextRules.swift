import AssentLocalization
import AssentModel

/// A translation that equals its source.
struct UnchangedStringRule: CheckRule {
  let settings: StringSettings
  let rule = Rule(
    "unchanged-string", .warning, .translations,
    what: "The translation is the source text, and its words aren't known to be the same in both languages.",
    why: "It was copied and never translated.", example: "Save my choices → Save my choices")

  func check(_ table: StringTablePair, into report: inout RuleReport) {
    guard table.locale.language != table.source.locale.language else { return }
    let allowed = SharedWords.of(table.locale.language)
    for (entry, original) in table.translations where !settings.unchanged.contains(entry.key.text) {
      for (category, pattern, location) in entry.patterns {
        let source = original.patterns.first { $0.category == category } ?? original.patterns.last
        guard let source, pattern == source.pattern else { continue }
        let text = pattern.maskedText
        guard needsTranslation(text, allowed) else { continue }
        report.add(
          at: CheckPlace(location, locale: table.locale, subject: .string(entry.key), source: text, translation: text),
          "'\(entry.key)' is not translated: it says '\(pattern)' as the source does", part: pattern.description,
          hint: "Translate it, or list its words or its key under 'strings: unchanged:' in quality.yml")
      }
    }
  }

  private func needsTranslation(_ text: String, _ allowed: Set<String>) -> Bool {
    guard !settings.unchanged.contains(text) else { return false }
    let words = Passage.words(in: Array(text.unicodeScalars))
    return words.contains { word in
      guard word.text.unicodeScalars.contains(where: \.isLetter), !Acronym.isAcronym(word.text) else { return false }
      return !allowed.contains(word.folded) && !settings.unchanged.contains(word.text) && !settings.unchangedWords.contains(word.folded)
    }
  }
}

/// Two source sentences with one translation.
struct TranslatedAlikeRule: CheckRule {
  let rule = Rule(
    "translated-alike", .note, .translations, what: "Two sentences of the source that differ in their words have the same translation.",
    why: "One of them was probably copied to the wrong key.",
    example: "We will send you e-mails. We won’t send you e-mails. → Nous vous enverrons des e-mails.")

  /// Labels may well coincide: "Log in" and "Sign in".
  private static let fewestWords = 4

  func check(_ table: StringTablePair, into report: inout RuleReport) {
    var first: [String: (entry: StringEntry, words: [String])] = [:]
    for (entry, original) in table.translations {
      let words = Passage.words(in: Array(original.message.comparedText.unicodeScalars)).map(\.folded)
      guard words.count >= Self.fewestWords else { continue }
      let text = entry.message.comparedText
      guard let other = first[text] else {
        first[text] = (entry, words)
        continue
      }
      guard other.words != words, let before = table.source.entries[other.entry.key] else { continue }
      report.add(
        at: table.place(entry, at: entry.message.shownPart.map { _ in entry.textLocation }),
        "'\(entry.key)' has the translation of '\(other.entry.key)', whose source text is another",
        part: entry.message.shownPart, hint: "Compare '\(original.message.maskedText)' with '\(before.message.maskedText)'")
    }
  }
}

/// One source text with two translations.
struct TranslatedDifferentlyRule: CheckRule {
  let rule = Rule(
    "translated-differently", .note, .translations,
    what: "Two strings have the same source text, note and length, and are translated differently.",
    why: "Readers take two names for two things.", example: "Save, Save → Enregistrer, Sauvegarder")

  /// What makes two source texts the same for a translator.
  private struct Task: Hashable {
    let text: String
    let note: String?
    let maximum: Int?
  }

  func check(_ table: StringTablePair, into report: inout RuleReport) {
    var first: [Task: StringEntry] = [:]
    for (entry, original) in table.translations {
      let task = Task(text: original.message.comparedText, note: original.note, maximum: original.maximumLength)
      guard let other = first[task] else {
        first[task] = entry
        continue
      }
      guard other.message.comparedText != entry.message.comparedText else { continue }
      report.add(
        at: table.place(entry, at: entry.message.shownPart.map { _ in entry.textLocation }),
        "'\(entry.key)' and '\(other.key)' have the same source text, '\(original.message.maskedText)', and two translations",
        part: entry.message.shownPart, hint: "Write '\(other.message.maskedText)' here, too, or give the two notes that tell them apart in the source"
      )
    }
  }
}

extension Message {
  /// The text with placeholders, plural categories a line each.
  var comparedText: String {
    switch self {
    case .plain(let pattern): pattern.description
    case .plural(let patterns):
      PluralCategory.allCases.compactMap { category in patterns[category].map { "\(category.rawValue): \($0)" } }.joined(separator: "\n")
    }
  }

  /// The text as it stands in the file, unless it is a plural.
  var shownPart: String? { if case .plain(let pattern) = self { pattern.description } else { nil } }
}

/// A translation far longer or shorter than its source.
struct StringLengthRule: CheckRule {
  let settings: StringSettings
  let rule = Rule(
    "string-length", .note, .translations, what: "A string is far longer or shorter than its source; strings of a few characters are left alone.",
    why: "Something was left out, added, or put under the wrong key.", example: "Everything works as it will for a recipient → Tout va")

  /// Languages that say much with few signs.
  private static let denseLanguages: Set<String> = ["zh", "ja", "ko", "yue"]
  /// A short label may well become a sentence of this many characters more.
  private static let slack = 24

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard passage.isString, let original = passage.original else { return }
    let expected = Self.length(original)
    let found = Self.length(passage)
    guard expected >= settings.lengthFrom, found > 0 else { return }
    let isLonger = found * 100 > expected * settings.longestPercent && found > expected + Self.slack
    let isShorter =
      found * 100 < expected * settings.shortestPercent && expected > found + Self.slack && !Self.denseLanguages.contains(passage.locale.language)
    guard isLonger || isShorter else { return }
    report.add(
      at: passage.place, "The text has \(found) characters, and its source \(expected)",
      hint: isLonger ? "See whether something was added, or shorten it" : "See whether something was left out")
  }

  /// The scalars without protected parts and combining marks.
  private static func length(_ passage: Passage) -> Int {
    passage.scalars.count { $0 != Passage.objectSign && !(0x300...0x36F).contains($0.value) }
  }
}
