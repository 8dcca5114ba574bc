public import AssentModel

/// The rules that a string table breaks by itself, and those that a translation breaks beside its source.
public enum StringTableRule: ReportedRule {
  case missingTranslation
  case unknownString
  case placeholderUnknown
  case placeholderMissing
  case pluralCategory
  case pluralCategoryMissing
  case pluralCategoryUnknown
  case pluralUnknown
  case tooLong
  case sourceOnlyField
  case messagePattern
  case stringKey
  case translationState
  case sourceFingerprint

  public var rule: Rule {
    switch self {
    case .missingTranslation:
      Rule(
        "missing-translation", .warning, .translations, what: "A string of the source has no translation.",
        why: "Readers see it in another language.", example: "optOut.button is in en, not in nl")
    case .unknownString:
      Rule(
        "unknown-string", .warning, .translations, what: "A translation has a key that the source table lacks.",
        why: "Nothing shows it; maybe its name is wrong and the right one is missing.", example: "optOut.buton")
    case .placeholderUnknown:
      Rule(
        "placeholder-unknown", .error, .translations, what: "A translation has a placeholder that its source lacks.",
        why: "Nothing fills it.", example: "Hello {name} → Bonjour {nom}")
    case .placeholderMissing:
      Rule(
        "placeholder-missing", .error, .translations, what: "A translation lacks a placeholder of its source.",
        why: "Readers miss a name, a number or a link.", example: "Hello {name} → Bonjour")
    case .pluralCategory:
      Rule(
        "plural-category", what: "A plural has a category that CLDR doesn't have.", why: "It is never shown.",
        example: "plural: \"{count} minutes\"")
    case .pluralCategoryMissing:
      Rule(
        "plural-category-missing", what: "A plural lacks a category that its language needs; only a warning where millions alone need it.",
        why: "Some numbers get the wrong form.", example: "French with one and other, without many")
    case .pluralCategoryUnknown:
      Rule("plural-category-unknown", what: "A plural has a category that its language lacks.", why: "It is never shown.", example: "few in Dutch")
    case .pluralUnknown:
      Rule(
        "plural-unknown", .error, .translations, what: "A translation has plural categories, and its source gives no count.",
        why: "There is no number to choose by.", example: "Save → one: …, other: …")
    case .tooLong:
      Rule(
        "too-long", .warning, what: "A text has more characters than 'max' of its source allows.", why: "It is cut off or breaks the layout.",
        example: "Mijn voorkeuren nu bewaren, with max: 24")
    case .sourceOnlyField:
      Rule(
        "source-only-field", .warning, .translations, what: "A translation has 'note' or 'max', which belong in the source table.",
        why: "Nobody reads them there.", example: "note: On the button.")
    case .messagePattern:
      Rule(
        "message-pattern", what: "Braces don't match, or hold no name.", why: "The string can't be filled in and is left out.",
        example: "Hello {name")
    case .stringKey:
      Rule("string-key", what: "A key isn't made of names and dots.", why: "No template can ask for it.", example: "opt out.button")
    case .translationState:
      Rule(
        "translation-state", what: "A state is none of new, machine, translated, reviewed.", why: "Nobody knows how far the translation is.",
        example: "state: done")
    case .sourceFingerprint:
      Rule(
        "source-fingerprint", what: "'source' is no fingerprint of eight hexadecimal digits.",
        why: "Nobody learns when the source text changes.", example: "source: yes")
    }
  }
}
