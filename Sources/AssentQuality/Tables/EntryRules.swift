import AssentLocalization
import AssentModel

/// A string without text.
struct EmptyStringRule: CheckRule {
  let rule = Rule(
    "empty-string", .error, what: "A string has no text, or nothing but space.",
    why: "A button or heading without a text can't be used, and a screen reader has nothing to say.", example: "text: \"\"")

  func check(_ table: StringTablePair, into report: inout RuleReport) {
    for entry in table.entries where table.isSource || entry.state != .new {
      for (category, pattern, location) in entry.patterns where pattern.maskedText.unicodeScalars.allSatisfy(\.isWhitespace) {
        let place = category.map { " for '\($0.rawValue)'" } ?? ""
        report.add(
          at: table.place(entry, at: location, translation: pattern.maskedText), "'\(entry.key)' has no text\(place)",
          hint: table.isSource ? "Write the text, or remove the string" : "Translate it, or set 'state: new' so that its source stands in")
      }
    }
  }
}

/// A string that nothing shows.
struct UnusedStringRule: CheckRule {
  let rule = Rule(
    "unused-string", .warning, .source, what: "No template, document or code reads the string.",
    why: "It is translated and reviewed in every locale for nobody.", example: "optOut.oldButton")

  func check(_ table: StringTablePair, into report: inout RuleReport) {
    guard let used = table.usedKeys else { return }
    for entry in table.entries where !used.contains(entry.key) {
      guard !table.dynamicPrefixes.contains(where: { entry.key.text.hasPrefix($0) }) else { continue }
      report.add(
        at: table.place(entry), "No template, document or code reads '\(entry.key)'",
        hint: "Remove it from every table, or show it with {{strings.\(entry.key)}}")
    }
  }
}

/// A translation that hasn't come as far as its locale requires.
struct RequiredStateRule: CheckRule {
  let settings: StringSettings
  let rule = Rule(
    "state-below-required", .warning, .translations, what: "The state of a translation is below the one that 'required-state' asks for.",
    why: "Text that nobody has read reaches readers; one that is new isn't shown at all.", example: "state: machine")

  func check(_ table: StringTablePair, into report: inout RuleReport) {
    guard !table.isSource else { return }
    let required = settings.requiredState(for: table.locale)
    for entry in table.entries where table.source.entries[entry.key] != nil {
      // Without a state it counts as translated, as it does in the coverage.
      let state = entry.state ?? .translated
      guard state.rank < required.rank else { continue }
      let hint =
        switch state {
        case .new: "Translate it and set 'state: \(required.rawValue)'; until then readers see another language"
        default: "Have it read by a person, then set 'state: \(required.rawValue)'"
        }
      report.add(
        at: table.place(entry), "'\(entry.key)' is \(state.rawValue), and \(table.locale) requires \(required.rawValue)", hint: hint)
    }
  }
}

extension TranslationState {
  /// How far it has come, from 0.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A translation of a source text that has changed since.
struct StaleTranslationRule: CheckRule {
  let rule = Rule(
    "stale-translation", .warning, .translations, what: "The source text has changed since it was translated.",
    why: "Readers of this locale are told what is no longer so.", example: "source: 5d41402a, while today's text has 8a9c1b07")

  func check(_ table: StringTablePair, into report: inout RuleReport) {
    for (entry, original) in table.translations {
      guard let made = entry.sourceFingerprint else { continue }
      let today = Fingerprint(of: original.message)
      guard made != today else { continue }
      report.add(
        at: table.place(entry), "'\(entry.key)' was translated from another source text (\(made)) than today's (\(today))",
        hint: "Compare it with '\(original.message.maskedText)'; once it is right, run 'assent translations sync'")
    }
  }
}

/// Translations that can't be found stale.
struct MissingFingerprintRule: CheckRule {
  let rule = Rule(
    "missing-fingerprint", .note, .translations, what: "Translations don't say which source text they were made from.",
    why: "When the source changes, nobody is told that they have to follow.", example: "an entry without source: 5d41402a")

  /// One finding for the table: one command repairs all of them.
  func check(_ table: StringTablePair, into report: inout RuleReport) {
    let bare = table.translations.map(\.entry).filter { $0.sourceFingerprint == nil }
    guard let first = bare.first else { return }
    let message =
      bare.count == 1
      ? "'\(first.key)' has no 'source:', so nobody learns when its source changes"
      : "'\(first.key)' and \(bare.count - 1) more have no 'source:', so nobody learns when their source changes"
    report.add(
      at: CheckPlace(first.location, locale: table.locale, subject: bare.count == 1 ? .string(first.key) : nil), message,
      hint: "Run 'assent translations sync' after a review")
  }
}

/// A placeholder that is filled in more often than in the source.
struct RepeatedPlaceholderRule: CheckRule {
  let rule = Rule(
    "placeholder-repeated", .warning, .translations, what: "A placeholder stands in the translation more often than in the source.",
    why: "Readers see the same name or number twice.", example: "Write to {contact} → Écrivez à {contact} {contact}")

  func check(_ table: StringTablePair, into report: inout RuleReport) {
    for (entry, original) in table.translations {
      let comparison = TranslationComparison(with: original, rules: .cardinal(for: table.locale))
      for (category, pattern, location) in entry.patterns {
        for difference in comparison.differences(in: pattern, of: category) {
          guard case .repeated(let name, _, _) = difference else { continue }
          report.add(
            at: table.place(entry, at: location, translation: pattern.maskedText),
            difference.message("'\(entry.key)'" + (category.map { " (\($0.rawValue))" } ?? "")), part: "{\(name)}", hint: difference.hint)
        }
      }
    }
  }
}
